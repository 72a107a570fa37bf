import type { OfferIntent } from '../schedule/action.ts'
import type { Chance } from './chance.ts'
import { DAY_MS } from './debtor.ts'
import type { Instalment } from './debtor.ts'
import { PARAMETERS } from './parameters.ts'
import { pay } from './pay.ts'
import { chanceOf } from './scene.ts'
import type { Scene } from './scene.ts'

const P = PARAMETERS.plan

/** What somebody in need does on an offer page: takes it up, or one of the other ways out. */
export function offerIntent(scene: Scene, draws: Chance): OfferIntent {
  if (draws.below(scene.life.wantsPlan ? P.takeUpIfAsked : P.takeUp)) return 'accept'
  return draws.pick(Object.entries(P.otherwise) as [OfferIntent, number][]) // the table's keys are intents
}

/** The page has confirmed the plan: its instalments replace every promise made before. */
export function planAgreed(scene: Scene, instalments: Instalment[]): void {
  scene.life.plan = instalments
  scene.life.paidInstalments = 0
  scene.life.promises = []
  scene.life.wantsPlan = false
  instalments.forEach((instalment, n) => {
    const atMs = Math.max(scene.nowMs + 3_600_000, instalment.dueMs)
    const happening = { type: 'instalment-due', n } as const
    scene.acts.push({ atMs, action: { kind: 'live', debtorId: scene.debtor.id, happening } })
  })
}

/** Keep rate of the n-th instalment (from 0): .88 to .94, less in hardship. */
function instalmentShare(scene: Scene, n: number): number {
  const last = Math.max(1, scene.life.plan.length - 1)
  const base = P.keepFirst + (P.keepLast - P.keepFirst) * Math.min(1, n / last)
  return base + (scene.debtor.segment === 'hardship' ? P.hardship : 0)
}

export function instalmentDue(scene: Scene, n: number): void {
  const instalment = scene.life.plan[n]
  if (!instalment) return
  const draws = chanceOf(scene, 'instalment', n, Math.floor(instalment.dueMs / DAY_MS))
  if (draws.below(instalmentShare(scene, n))) return payInstalment(scene, n, draws)
  if (!draws.below(P.lateShare)) return
  const happening = { type: 'instalment-late', n } as const
  const atMs = scene.nowMs + P.lateDays * DAY_MS
  scene.acts.push({ atMs, action: { kind: 'live', debtorId: scene.debtor.id, happening } })
}

/** Second thoughts, some days after a missed instalment. */
export function instalmentLate(scene: Scene, n: number): void {
  payInstalment(scene, n, chanceOf(scene, 'instalment-late', n))
}

function payInstalment(scene: Scene, n: number, draws: Chance): void {
  const { life } = scene
  const instalment = life.plan[n]
  if (!instalment) return
  // The plan may cover more than what is past due today: never pay less than agreed because of that.
  life.arrearsCents = Math.max(life.arrearsCents, instalment.amountCents)
  pay(scene, instalment.amountCents, { chance: draws, minutes: 0 })
  life.paidInstalments += 1
  if (life.paidInstalments >= life.plan.length) life.plan = []
}
