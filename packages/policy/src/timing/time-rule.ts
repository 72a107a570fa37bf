/** Hours around an instant, epoch ms, `[fromMs, toMs)`. */
export interface Hours {
  fromMs: number
  toMs: number
}

/** One rule that only moves a contact in time. */
export interface TimeRule {
  id: string
  /** False for pacing. */
  law: boolean
  /** First instant at or after `ms` that this rule alone allows; `unknown` when a calendar is missing. */
  earliest(ms: number): number | 'unknown'
  /** The allowed stretch around an allowed instant, for rules that close again. */
  hours?(ms: number): Hours
}

/** A rule that allows everything from one instant on. */
export function notBefore(id: string, untilMs: number): TimeRule {
  return { id, law: true, earliest: (ms) => Math.max(ms, untilMs) }
}
