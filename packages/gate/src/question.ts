import type { Channel } from '@parcours/journey'
import type { CaseSnapshot, ContactPointRecord, RunRecord } from '@parcours/store'

/** The contact that a node wants, as far as the gate reads it. */
export interface AskedContact {
  channel: Channel
  /** Of a commitment: the commitment itself does not hold it. */
  reminder?: boolean
}

/** What a contact is judged by: the rows as they stand in this transaction. */
export interface ContactQuestion {
  run: RunRecord
  snapshot: CaseSnapshot
  intent: AskedContact
  /** Where the person would be reached: `pointFor`. */
  point: ContactPointRecord
  /** Open questions that hold this journey's contacts: its settings, and what always does. */
  suspends: ReadonlySet<string>
  nowMs: number
  /** When the visit opened that wants the contact; `nowMs` where none has. */
  openedMs: number
  /** Commands up to this number are known to who asks; 0 for none. */
  heard: number
}
