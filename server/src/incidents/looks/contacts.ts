import { CHANNELS } from '@parcours/journey'
import { contactsBy, usedUpContacts, type Finding, type RefusedContact } from '@parcours/store'
import type { Look } from '../look.ts'

const WINDOW_REAL_MS = 5 * 60_000
const USED_UP_MS = 4 * 3_600_000
/** Codes that speak of the person's own address: nobody here can repair it, and the journey has an outcome for it. */
const OF_THE_ADDRESS = new Set(['21211', '21214', '21217', '21401', '21421', '21610', '21614', 'smtp_550', 'smtp_551', 'smtp_553'])
const FEWEST = 20
const FEWEST_REFUSED = 5
const SHARE = 0.2
/** Without a code it may be the addresses: some never arrive. */
const SHARE_WITHOUT_CODE = 0.4
/** From here on a code is one text's. */
const OF_ONE_TEXT = 0.8

const byCode = (refused: readonly RefusedContact[]) => [...Map.groupBy(refused, ({ channel, code }) => `${channel} ${code || 'undelivered'}`).values()]
const runsOf = (of: readonly RefusedContact[]) => of.map(({ runId, visitSeq }) => ({ runId, visitSeq }))

/** Contacts that failed for good through our fault or a provider's, in the last four hours; by channel and code. */
export const retriesUsedUp: Look = {
  cause: 'retries_used_up', everyMs: 3_000,
  find: ({ sql, nowMs, realMs, past }) => {
    // On a fast clock four hours are seconds: what happened while one could look still counts.
    const sinceMs = Math.min(nowMs - USED_UP_MS, past.since(realMs - WINDOW_REAL_MS) ?? nowMs)
    const ours = usedUpContacts(sql, sinceMs).filter(({ code }) => !OF_THE_ADDRESS.has(code))
    return byCode(ours).map((of): Finding => {
      const { channel = '', code = '' } = of[0] ?? {}
      return { cause: 'retries_used_up', groupKey: `${channel} ${code}`, detail: { channel, code }, runs: runsOf(of) }
    })
  },
}

/** Providers that refuse a good part of what they get, over the last five real minutes; of one text if it is one text's. */
export const providerRefusing: Look = {
  cause: 'provider_refusing', everyMs: 3_000,
  find: ({ sql, realMs, past }) => {
    const sinceMs = past.since(realMs - WINDOW_REAL_MS)
    if (sinceMs === undefined) return undefined
    const { totals, refused } = contactsBy(sql, CHANNELS, sinceMs)
    return byCode(refused).flatMap((of): Finding[] => {
      const { channel = '', code = '' } = of[0] ?? {}
      const n = totals.get(channel) ?? 0
      const isMany = n >= FEWEST && of.length >= FEWEST_REFUSED && of.length / n >= (code ? SHARE : SHARE_WITHOUT_CODE)
      if (!isMany || OF_THE_ADDRESS.has(code)) return []
      const text = textOfMost(of)
      return [{
        cause: 'provider_refusing', groupKey: [channel, code || 'undelivered', ...(text ? [text] : [])].join(' '),
        detail: { channel, code, refused: of.length, n, ...(text && { text }) }, runs: runsOf(of),
      }]
    })
  },
}

function textOfMost(of: readonly RefusedContact[]): string | undefined {
  const [most] = [...Map.groupBy(of, ({ textId }) => textId)].toSorted(([, a], [, b]) => b.length - a.length)
  return most && most[0] !== '' && most[1].length >= of.length * OF_ONE_TEXT ? most[0] : undefined
}
