import type { BulkView } from '@parcours/server/router'

export type Ask = BulkView['ask']
type ItemState = keyof BulkView['counts']

/** What of a job's runs is shown: those of one state, of one reason, or all. */
export interface ItemChoice {
  state?: ItemState
  code?: string
}

/** As they stand along the bar and over the list; every state, so that their sum is the total. */
export const ITEM_STATES = ['done', 'skipped', 'failed', 'sent', 'queued', 'cancelled'] as const satisfies readonly ItemState[]

/** Runs that have answered, or that nobody will ask. */
export const settledOf = ({ total, counts }: Pick<BulkView, 'total' | 'counts'>): number => total - counts.queued - counts.sent

/** Items still move: also of a cancelled job, whose runs that were asked still answer. */
export const isMoving = ({ state, counts }: Pick<BulkView, 'state' | 'counts'>): boolean =>
  state === 'running' || ((state === 'paused' || state === 'cancelled') && counts.sent > 0)

/** Real time that so many runs take at a rate, ms. */
export const takesMs = (runs: number, perMinute: number): number => (perMinute > 0 ? Math.ceil((runs * 60_000) / perMinute) : 0)

/** What nobody can take back: a person confirms the number. */
export const isFinal = (ask: Ask): boolean =>
  ask.kind === 'end' || ask.kind === 'stop_contact' || (ask.kind === 'migrate' && Object.values(ask.nodes).some(({ kind }) => kind === 'end'))

/** What a migration moved or a pause held can be taken back once the job is over. */
export const canMoveBack = ({ ask, state, counts }: Pick<BulkView, 'ask' | 'state' | 'counts'>): boolean =>
  (ask.kind === 'migrate' || ask.kind === 'pause') && (state === 'done' || (state === 'cancelled' && counts.sent === 0)) && counts.done > 0

/** How many references a pasted text holds, whatever stands between them: as the desk counts them. */
export const countReferences = (text: string): number => new Set(text.split(/[\s,;]+/).filter((one) => one !== '')).size
