/**
 * What the page of a run receives beside its row: where it stands, what holds it, and the proofs of its timeline.
 * Instants are business epoch ms.
 */
import type { Words } from '@parcours/journey'

/** A rule that a decision rests on. */
export interface RuleView extends Words {
  /** Its id, `pack.rule`. */
  rule: string
  /** How firm its ground is ("House habit, no legal basis found"). */
  status: Words
  sources: string[]
}

/** What was sent, or how a call began. */
export interface MessageView {
  subject: string | null
  body: string
  spoken: boolean
}

/** What a command changed; null: nothing was there. */
export interface ChangeView {
  what: Words
  before: Words | null
  after: Words | null
}

/** One way on: on this, there. */
export interface WayView {
  when: Words
  to: Words
}

/** Where one branch of an open run stands: the four facts. */
export interface BranchStanding {
  visitSeq: number
  where: Words
  /** Why it stands there, in the words of the rules; null where the place says it. */
  because: Words | null
  sinceMs: number
  /** What would make it move, each by itself. */
  wakes: Words[]
  next: WayView[]
}

export interface PauseView {
  atMs: number
  /** Id of the operator; null when the command is not known. */
  actor: string | null
  reason: string | null
  /** How much of its wait is left, for each branch that waits. */
  left: Words | null
}

export interface StandingStop {
  words: Words
  reason: string
  actor: string
  atMs: number
}

export interface StandingView {
  /** Empty for a run that has ended, or has not begun. */
  branches: BranchStanding[]
  /** What ends the run at once, in the middle of any wait; null for one that has ended. */
  endsOn: Words | null
  /** Of a run that has ended: what still counts for it. */
  after: Words | null
  pause: PauseView | null
  stops: StandingStop[]
}
