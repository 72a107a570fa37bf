export type Level = 'info' | 'warn' | 'error'

/**
 * One line about what happened: fields that a search can use (runId, delivery...), and a sentence. Never a name, an
 * address or the words of a message. `level` may be given; what carries an `error` is one.
 */
export type Log = (fields: Record<string, unknown>, message: string) => void

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu
/** International numbers, and the national form of ten digits; with or without spaces, dots or dashes. */
const PHONE = /(?<![\p{L}\p{N}._:-])(?:\+\d(?:[ .-]?\d){7,13}|0[1-9](?:[ .-]?\d{2}){4})(?![\p{L}\p{N}])/gu
const LONGEST = 2_000

/** The same text without mail addresses and phone numbers: what others wrote (an error, an answer) may quote them. */
export const withoutAddresses = (text: string): string => text.replaceAll(MAIL, '[email]').replaceAll(PHONE, '[phone]')

const shown = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'string' ? withoutAddresses(value).slice(0, LONGEST) : value
}

/** JSON, a line for each entry: `{level, at, process, message, ...fields}`. */
export function openLogger(name: string, out: (line: string) => void, nowMs: () => number): Log {
  return ({ level, ...fields }, message) => {
    const said: Level = isLevel(level) ? level : fields.error === undefined ? 'info' : 'error'
    out(`${JSON.stringify({ level: said, at: new Date(nowMs()).toISOString(), process: name, message, ...fields }, shown)}\n`)
  }
}

const isLevel = (value: unknown): value is Level => value === 'info' || value === 'warn' || value === 'error'
