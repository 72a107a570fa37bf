import { claimable, dayOf, zoneOf } from '@parcours/gate'
import type { StepServices } from '@parcours/node-kit'
import {
  enrolCase, liveJourney, makeOffer, openTask, scorecardBody,
} from '@parcours/store'
import { Scorecard, score } from '@parcours/scoring'
import { factsFor, type StepScene } from './scene.ts'
import { optionsFor } from './offer-options.ts'
import { paymentPlanService, promiseService } from './commitment-services.ts'

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
        ? { kind: 'scored', score: scored.score, band: scored.band, reasons: scored.reasons.map((r) => r.text) }
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
        const options = optionsFor(bounds, { snapshot: claimable({ run, snapshot, nowMs }), nowMs, zone: zoneOf(snapshot) })
        const offerId = makeOffer(sql, { ...keyed, language: snapshot.person.language, bounds, options, validUntilMs, nowMs, tag })
        return { offerId, options: options.length, arrearsCents: options[0]?.instalments.reduce((sum, i) => sum + i.amountCents, 0) ?? 0 }
      },
    },
    paymentPlans: paymentPlanService(scene),
    subJourneys: {
      enrol: (slug) => {
        // Run again for one visit, it finds the run that it started.
        const started = sql.get<{ id: string }>('SELECT id FROM run WHERE parentRunId = ? AND parentVisit = ?', run.id, visit)
        if (started) return { kind: 'started', runId: started.id }
        const live = liveJourney(sql, { slug })
        if (!live) return { kind: 'refused', reason: 'not_live' }
        return enrolCase(sql, { version: live.version, snapshot, nowMs, day: dayOf(nowMs, zoneOf(snapshot)), parent: { runId: run.id, visit } })
      },
    },
  }
}
