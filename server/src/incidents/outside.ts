import { createHmac } from 'node:crypto'
import { markTold, untoldIncidents, type IncidentLine } from '@parcours/store'
import { openMailer } from '@parcours/telemetry'
import type { Deps } from '../deps.ts'
import { incidentRow } from '../use-cases/incident-views.ts'
import type { IncidentRow } from '../routers/incident-rows.ts'

/** One way out of the house. Throws when nobody took it. */
type Way = (told: Told) => Promise<void>
interface Told {
  /** The incident with its state: who is told twice can see it. */
  id: string
  state: 'open' | 'closed'
  row: IncidentRow
}

const PATIENCE_MS = 5_000
/** What happened longer ago is no news, whoever begins to listen. */
const NEWS_MS = 3_600_000
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/**
 * Tells those outside of every incident that opens or ends: by a signed POST, by mail, or both. From rows, so that a
 * restart forgets nobody; tried again with growing pauses. What is told holds no personal data.
 */
export function outside(deps: Deps): () => Promise<void> {
  const ways = waysOf(deps)
  const done = new Set<string>()
  let [busy, pauseMs, notBeforeMs] = [false, 0, 0]
  const tell = async (line: IncidentLine) => {
    const told: Told = { id: line.id, state: line.closedRealMs === null ? 'open' : 'closed', row: incidentRow(deps, line) }
    for (const [name, way] of Object.entries(ways)) {
      const key = `${name} ${told.id} ${told.state}`
      if (done.has(key)) continue
      await way(told)
      done.add(key)
    }
    await deps.db.write((sql) => markTold(sql, line.id, line.closedRealMs ?? deps.clock.realMs()))
    for (const name of Object.keys(ways)) done.delete(`${name} ${told.id} ${told.state}`)
  }
  return async () => {
    if (busy || Object.keys(ways).length === 0 || deps.clock.realMs() < notBeforeMs) return
    busy = true
    try {
      for (const line of untoldIncidents(deps.db.read, deps.clock.realMs() - NEWS_MS)) await tell(line)
      pauseMs = 0
    } catch (error) {
      pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2))
      notBeforeMs = deps.clock.realMs() + pauseMs
      deps.log({ error: String(error), level: 'warn' }, 'nobody outside could be told of an incident, trying again')
    } finally {
      busy = false
    }
  }
}

function waysOf(deps: Deps): Record<string, Way> {
  const { INCIDENT_WEBHOOK_URL: url, INCIDENT_EMAIL_TO: to, SMTP_URL: smtp, EMAIL_FROM: from } = deps.env
  return {
    ...(url && { webhook: (told: Told) => post(deps, url, told) }),
    ...(to && smtp && { email: byMail(openMailer(smtp, from ?? 'Parcours <parcours@example.org>'), to, deskOf(deps)) }),
  }
}

const deskOf = ({ env }: Deps): string => `http://127.0.0.1:${env.DESK_PORT}`

/** Signed as our other hooks are: HMAC-SHA256 over `timestamp.body` with WEBHOOK_SECRET. */
async function post(deps: Deps, url: string, { id, state, row }: Told): Promise<void> {
  const { title, detail, action, cause, groupKey, openedAtMs, closedAtMs, openedRealMs, closedRealMs, runs } = row
  const body = JSON.stringify({
    messageId: `${id}.${state}`, type: `incident.${state === 'open' ? 'opened' : 'closed'}`, incidentId: id, cause, groupKey, title, detail, action,
    openedAtMs, closedAtMs, openedRealMs, closedRealMs, runs, url: `${deskOf(deps)}/incidents/${id}`,
  })
  const timestamp = String(deps.clock.realMs())
  const signature = createHmac('sha256', deps.env.WEBHOOK_SECRET).update(`${timestamp}.${body}`).digest('hex')
  const answer = await fetch(url, {
    method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error',
    headers: { 'content-type': 'application/json', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` },
  })
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
}

const byMail = (mailer: ReturnType<typeof openMailer>, to: string, desk: string): Way => ({ id, state, row }) => mailer({
  to, subject: `[Parcours] ${state === 'open' ? row.title.en : `Over: ${row.title.en}`}`,
  text: (['en', 'fr'] as const).map((language) => [row.title[language], row.detail[language], ...(state === 'open' ? [row.action[language]] : [])].join('\n'))
    .concat(`${desk}/incidents/${id}`).join('\n\n'),
})
