import type { Words } from '@parcours/journey'
import { BY_RESTORE, heldBy, latestStops, liftStop, setStop, stopById, type StopEffect, type StopRecord, type StopScope } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { StopView } from '../routers/steer-views.ts'
import { told } from '../told-error.ts'
import { CHANNEL_WORDS, same } from './run-words.ts'

const LISTED = 100

export function stopList(deps: Deps): StopView[] {
  const views = latestStops(deps.db.read, LISTED).map((stop) => viewOf(deps, stop))
  return views.toSorted((a, b) => Number(a.liftedAtMs !== null) - Number(b.liftedAtMs !== null) || b.atMs - a.atMs)
}

/** In force with the answer: every contact reads the flag, and no worker is needed. */
export async function setContactStop(deps: Deps, one: { scope: StopScope; target: string; effect: StopEffect; reason: string; actor: string }): Promise<StopView> {
  if (one.scope === 'journey' && nameOf(deps, one) === null) throw told('NOT_FOUND', { code: 'journey_unknown', en: 'There is no such journey', fr: 'Ce parcours n’existe pas' })
  const stop = await deps.db.write((sql) => setStop(sql, { ...one, nowMs: deps.clock.nowMs(), realMs: deps.clock.realMs() }))
  deps.log({ stop: stop.id, scope: one.scope, effect: one.effect }, 'a stop was set')
  return viewOf(deps, stop)
}

export async function liftContactStop(deps: Deps, one: { id: string; reason: string; actor: string }): Promise<StopView> {
  const lifted = await deps.db.write((sql) => liftStop(sql, { ...one, nowMs: deps.clock.nowMs() }))
  if (lifted.kind === 'needs_reconcile') {
    throw told('CONFLICT', {
      code: 'needs_reconcile', en: 'This database was restored, and is not reconciled with the providers and with Temporal yet',
      fr: 'Cette base a été restaurée et n’est pas encore rapprochée des prestataires et de Temporal',
    })
  }
  const stop = stopById(deps.db.read, one.id)
  if (!stop) throw told('NOT_FOUND', { code: 'stop_unknown', en: 'There is no such stop', fr: 'Cet arrêt n’existe pas' })
  return viewOf(deps, stop)
}

const viewOf = (deps: Deps, stop: StopRecord): StopView => ({
  id: stop.id, scope: stop.scope, target: stop.target, targetName: nameOf(deps, stop), effect: stop.effect, reason: stop.reason, actor: stop.actor,
  atMs: stop.at, liftedAtMs: stop.liftedAt, liftedBy: stop.liftedBy, liftReason: stop.liftReason, needsReconcile: stop.needsReconcile === 1, byRestore: stop.actor === BY_RESTORE,
  heldRuns: stop.liftedAt === null && stop.effect === 'contact' ? heldBy(deps.db.read, stop.id) : 0,
})

function nameOf({ db }: Deps, { scope, target }: Pick<StopRecord, 'scope' | 'target'>): Words | null {
  if (scope === 'workspace') return null
  if (scope === 'channel') return CHANNEL_WORDS[target] ?? same(target)
  const row = db.read.get<{ name: string }>('SELECT name FROM journey WHERE id = ?', target)
  return row ? same(row.name) : null
}
