import type { StepServices } from '@parcours/node-kit'
import { factsOf } from '@parcours/facts'
import {
  enrolCase, factsOfCase, liveJourney, loadCase, makeOffer, openTask, scorecardBody, type CaseSnapshot, type RunRecord, type Sql,
} from '@parcours/store'
import { Scorecard, score } from '@parcours/scoring'
import { optionsFor } from './offer-options.ts'
import { paymentPlanService, promiseService } from './commitment-services.ts'
import { dayOf, zoneOf } from './where.ts'

export interface StepScene {
  sql: Sql
  run: RunRecord
  snapshot: CaseSnapshot
  visit: number
  nowMs: number
  tag: number
}

/** What a node's own step may do, bound to one run, one visit and one open transaction. */
export function servicesFor(scene: StepScene): StepServices {
  const { sql, run, snapshot, visit, nowMs, tag } = scene
  const keyed = { runId: run.id, visitSeq: visit, caseId: run.caseId, personId: run.personId }
  return {
    facts: () => factsFor(scene),
    score: (cardId) => {
      const card = Scorecard.safeParse(scorecardBody(sql, cardId))
      if (!card.success) return { kind: 'not_scored', missing: [cardId] }
      const scored = score(card.data, factsFor(scene))
      return scored.kind === 'scored'
        ? { kind: 'scored', score: scored.score, band: scored.band, reasons: scored.reasons.map((r) => r.text.en) }
        : scored
    },
    tasks: {
      open: (task) => ({
        taskId: openTask(sql, {
          ...keyed, ...task, dueAt: task.dueAtMs, openedAt: nowMs, tag,
          title: { en: task.instructions || 'Case to handle', fr: task.instructions || 'Dossier à traiter' },
        }),
      }),
    },
    promises: promiseService(scene),
    offers: {
      make: (bounds, validUntilMs) => {
        const options = optionsFor(bounds, { snapshot, nowMs, zone: zoneOf(snapshot) })
        const offerId = makeOffer(sql, { ...keyed, language: snapshot.person.language, bounds, options, validUntilMs, nowMs, tag })
        return { offerId, options: options.length, arrearsCents: options[0]?.instalments.reduce((sum, i) => sum + i.amountCents, 0) ?? 0 }
      },
    },
    paymentPlans: paymentPlanService(scene),
    subJourneys: {
      enrol: (slug) => {
        const live = liveJourney(sql, { slug })
        if (!live) return { kind: 'refused', reason: 'not_live' }
        return enrolCase(sql, { version: live.version, snapshot, nowMs, day: dayOf(nowMs, zoneOf(snapshot)), parent: { runId: run.id, visit } })
      },
    },
  }
}

/** Facts of the case, with the run's own and the event's that is being looked at. */
export function factsFor(scene: Pick<StepScene, 'snapshot' | 'nowMs' | 'run'>, event: Record<string, string | number | boolean> = {}) {
  const days = Math.floor((scene.nowMs - scene.run.enteredAt) / 86_400_000)
  return factsOf({ ...factsOfCase(scene.snapshot, scene.nowMs), run: { days, entryNumber: scene.run.entryNo }, event })
}

export function sceneOf(sql: Sql, run: RunRecord, at: { visit: number; nowMs: number; tag: number }): StepScene {
  const snapshot = loadCase(sql, run.caseId, at.nowMs)
  if (!snapshot) throw new Error(`run ${run.id} has no case`)
  return { sql, run, snapshot, ...at }
}
