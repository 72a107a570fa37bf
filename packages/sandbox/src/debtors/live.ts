import type { Happening } from '../schedule/action.ts'
import { chance } from './chance.ts'
import { debtorId, newLife } from './debtor.ts'
import type { Debtor, Life, ToldDebtor } from './debtor.ts'
import { noticed } from './notice.ts'
import { PARAMETERS, bucketOf } from './parameters.ts'
import type { Segment } from './parameters.ts'
import { instalmentDue, instalmentLate, planAgreed } from './plan.ts'
import { promiseDue } from './promise.ts'
import { openScene } from './scene.ts'
import type { Act, Scene, World } from './scene.ts'
import { lookAgain, planSpontaneous, spontaneous } from './self-cure.ts'

export interface Lived {
  life: Life
  acts: Act[]
}

/** One step of a life: pure, and the same for the same seed, person and happening. */
export function live(debtor: Debtor, happening: Happening, world: World): Lived {
  const scene = openScene(debtor, world)
  step(scene, happening)
  return { life: scene.life, acts: scene.acts }
}

function step(scene: Scene, happening: Happening): void {
  switch (happening.type) {
    case 'begin':
      return planSpontaneous(scene)
    case 'spontaneous':
      return spontaneous(scene, happening.plannedMs)
    case 'look-again':
      return lookAgain(scene, happening.plannedMs)
    case 'noticed':
      return noticed(scene, happening)
    case 'promise-due':
      return promiseDue(scene, happening.promiseId)
    case 'plan-agreed':
      return planAgreed(scene, happening.instalments)
    case 'instalment-due':
      return instalmentDue(scene, happening.n)
    case 'instalment-late':
      return instalmentLate(scene, happening.n)
  }
}

/** The person as first told, with the segment that the seed draws for them. */
export function newDebtor(told: ToldDebtor, seed: number, toldMs: number): Debtor {
  const id = debtorId(told)
  const bucket = bucketOf(told.dpd)
  const weights = Object.entries(PARAMETERS.segments).map(([segment, row]) => [segment as Segment, row.mix[bucket]] as const)
  const segment = chance(seed, id, 'segment').pick(weights) // the keys of the table are the segments
  return { id, told, toldMs, segment, life: newLife(told.arrearsCents) }
}

/**
 * The person as told again. What was remembered stays; the arrears follow the product only where it says
 * something new, because its word may be older than a payment on its way.
 */
export function retold(debtor: Debtor, told: ToldDebtor, toldMs: number): Debtor {
  const news = told.arrearsCents !== debtor.told.arrearsCents
  const life = news ? { ...debtor.life, arrearsCents: told.arrearsCents } : debtor.life
  return { ...debtor, told, toldMs, life }
}
