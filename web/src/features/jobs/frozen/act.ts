import type { ResumedWaits } from '@parcours/journey'
import type { Ask } from '../job.ts'

/** What may be done to each run of any set, in the order of the form. */
export const ACTS = ['pause', 'resume', 'skip', 'retry', 'move', 'stop_contact', 'end'] as const
export type Act = (typeof ACTS)[number]

export const WAITS = ['left', 'again', 'skip'] as const satisfies readonly ResumedWaits[]

/** What the form holds; what an act does not need is kept for when it is chosen again. */
export type ActDraft =
  | { kind: 'choice'; act: Act; waits: ResumedWaits; nodeId: string | null }
  /** Came with the set: a migration, or its way back. */
  | { kind: 'given'; ask: Ask }

export function draftOf(ask: Ask): ActDraft {
  const act = ACTS.find((one) => one === ask.kind)
  if (!act) return { kind: 'given', ask }
  return { kind: 'choice', act, waits: ask.kind === 'resume' ? ask.waits : 'left', nodeId: ask.kind === 'move' ? ask.nodeId : null }
}

/** What would be asked of each run; null while the form lacks something. */
export function toAsk(draft: ActDraft): Ask | null {
  if (draft.kind === 'given') return draft.ask
  const { act, waits, nodeId } = draft
  if (act === 'resume') return { kind: act, waits }
  if (act === 'move') return nodeId === null ? null : { kind: act, nodeId }
  return { kind: act }
}
