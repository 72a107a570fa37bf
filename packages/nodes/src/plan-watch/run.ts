import type { ContactIntent, InstalmentState, StepContext, StepData, StepResult } from '@parcours/node-kit'
import { DAY_MS } from '../lib/instants.ts'
import { numberIn, textIn } from '../lib/step-data.ts'
import type { PlanWatchConfig } from './config.ts'

/*
 * One step, `next`, looks at the oldest instalment that is unpaid and says what comes now:
 *   reminder (due - remindDays) -> text when missed (due + missedDays) -> a person (due + personDays).
 * data.reminded and data.chased keep the last instalment for which each was done in this visit, data.passed
 * the last one that had gone to a person before it: a plan that comes back from a person is watched onwards.
 */
type Context = StepContext<PlanWatchConfig>
type CurrentPlan = NonNullable<ReturnType<Context['services']['paymentPlans']['current']>>

/** wait (data.nextAtMs) | remind | chase | missed | broken | completed | rescheduled. */
export function next(context: Context): StepResult {
  const plan = context.services.paymentPlans.current()
  const watched = textIn(context.data, 'planId')
  // Gone before its event came: the last instalment is paid before the plan is complete. Else another took its place.
  if (watched !== undefined && plan?.planId !== watched) {
    const end = context.services.paymentPlans.endOf(watched)
    return { result: end ?? 'rescheduled', evidence: { plan: watched, end: end ?? 'gone' } }
  }
  if (!plan) return withoutPlan(context)
  const unpaid = plan.instalments.filter((i) => i.paidCents < i.amountCents).toSorted((a, b) => a.n - b.n)
  if (unpaid.length === 0) return close(context, plan, 'completed')
  const passed = numberIn(context.data, 'passed', passedBefore(context, unpaid))
  const instalment = unpaid.find((i) => i.n > passed)
  if (!instalment) return close(context, plan, 'broken')
  return follow(context, { plan, instalment, passed })
}

/**
 * Nothing to watch at the first look: paid in full before it, or closed by this very step, whose task Temporal ran again.
 * A run that never had a payment plan has nothing kept.
 */
function withoutPlan({ services }: Context): StepResult {
  const end = services.paymentPlans.endInRun()
  return { result: end ?? 'broken', evidence: { plan: 'none', end: end ?? null } }
}

/** At the first look only: instalments already older than the hand-over. */
function passedBefore({ config, nowMs, data }: Context, unpaid: InstalmentState[]): number {
  if (textIn(data, 'planId') !== undefined) return 0
  return Math.max(0, ...unpaid.filter((i) => i.dueAtMs + config.personDays * DAY_MS <= nowMs).map((i) => i.n))
}

interface Look { plan: CurrentPlan; instalment: InstalmentState; passed: number }

function follow(context: Context, { plan, instalment, passed }: Look): StepResult {
  const { config, nowMs, data } = context
  const { n, dueAtMs } = instalment
  const remindAtMs = dueAtMs - config.remindDays * DAY_MS
  const missedAtMs = dueAtMs + config.missedDays * DAY_MS
  const personAtMs = dueAtMs + config.personDays * DAY_MS
  const seen: StepData = {
    planId: plan.planId, passed, n, dueAtMs, amountCents: instalment.amountCents - instalment.paidCents,
  }
  const answer = (result: string, more: StepData): StepResult =>
    ({ result, data: { ...seen, ...more }, evidence: { n, dueAtMs, missed: plan.missed, ...more } })

  if (numberIn(data, 'chased', 0) >= n) {
    return nowMs < personAtMs ? answer('wait', { nextAtMs: personAtMs }) : handOver(context, plan, answer)
  }
  if (nowMs >= missedAtMs) {
    context.services.paymentPlans.markMissed(plan.planId, n)
    return answer('chase', { chased: n })
  }
  const mayRemind = config.remindDays > 0 && numberIn(data, 'reminded', 0) < n
  if (mayRemind && nowMs < remindAtMs) return answer('wait', { nextAtMs: remindAtMs })
  // A day late is still a reminder; later (a plan accepted just before its first payment) it would be noise.
  if (mayRemind && nowMs < Math.min(remindAtMs + DAY_MS, dueAtMs)) return answer('remind', { reminded: n })
  return answer('wait', { nextAtMs: missedAtMs })
}

type Answer = (result: string, more: StepData) => StepResult

/** Accepted is not active: a plan whose first payment never came is broken, whatever is tolerated. */
function handOver({ config, services }: Context, plan: CurrentPlan, answer: Answer): StepResult {
  if (plan.status === 'active' && plan.missed <= config.tolerance) return answer('missed', { missed: plan.missed })
  services.paymentPlans.close(plan.planId, 'broken')
  return answer('broken', { missed: plan.missed })
}

function close({ services }: Context, plan: CurrentPlan, status: 'completed' | 'broken'): StepResult {
  services.paymentPlans.close(plan.planId, status)
  return { result: status, data: { planId: plan.planId }, evidence: { missed: plan.missed } }
}

/** The instalment in view, as variables of the text. */
const about = (data: StepData): StepData => ({
  'instalment.number': numberIn(data, 'n', 0),
  'instalment.amountCents': numberIn(data, 'amountCents', 0),
  'instalment.dueAtMs': numberIn(data, 'dueAtMs', 0),
})

export const remind = ({ config, data }: Context): ContactIntent =>
  ({ channel: config.channel, textId: config.remindTextId, reminder: true, notAfterMs: dueAt(data) + DAY_MS, variables: about(data) })

/** Until a person takes it over. */
export const chase = ({ config, data }: Context): ContactIntent => ({
  channel: config.channel, textId: config.missedTextId, reminder: true,
  notAfterMs: dueAt(data) + config.personDays * DAY_MS, variables: about(data),
})

const dueAt = (data: StepData): number => numberIn(data, 'dueAtMs', 0)
