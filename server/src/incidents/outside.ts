import { createHmac } from 'node:crypto'
import { markTold, untoldIncidents, type IncidentWay } from '@parcours/store'
import { openMailer } from '@parcours/telemetry'
import type { Deps } from '../deps.ts'
import { incidentRow } from '../use-cases/incident-views.ts'
import type { IncidentRow } from '../routers/incident-rows.ts'

/** One way out of the house. `tell` throws when nobody took it. */
interface Outlet {
  way: IncidentWay
  tell: (told: Told) => Promise<void>
}
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
 * restart forgets nobody; tried again with growing pauses. A way that fails holds up no other, and an incident that
 * nobody takes holds up no later one. What is told holds no personal data.
 */
export function outside(deps: Deps): () => Promise<void> {
  const rounds = waysOf(deps).map((way) => roundsOf(deps, way))
  return async () => void (await Promise.all(rounds.map((round) => round())))
}

/** One way, with its own pause while it fails. */
function roundsOf(deps: Deps, { way, tell }: Outlet): () => Promise<void> {
  const { db, clock } = deps
  let [busy, pauseMs, notBeforeMs] = [false, 0, 0]
  const round = async (): Promise<unknown[]> => {
    const failed: unknown[] = []
    for (const line of untoldIncidents(db.read, way, clock.realMs() - NEWS_MS)) {
      try {
        await tell({ id: line.id, state: line.closedRealMs === null ? 'open' : 'closed', row: incidentRow(deps, line) })
        await db.write((sql) => markTold(sql, line, way))
      } catch (error) {
        failed.push(error)
      }
    }
    return failed
  }
  return async () => {
    if (busy || clock.realMs() < notBeforeMs) return
    busy = true
    const failed = await round().catch((error: unknown) => [error])
    busy = false
    pauseMs = failed.length === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2))
    notBeforeMs = clock.realMs() + pauseMs
    if (failed.length > 0) deps.log({ way, incidents: failed.length, error: String(failed[0]), level: 'warn' }, 'nobody outside could be told of an incident, trying again')
  }
}

function waysOf(deps: Deps): Outlet[] {
  const { INCIDENT_WEBHOOK_URL: url, INCIDENT_EMAIL_TO: to, SMTP_URL: smtp, EMAIL_FROM: from } = deps.env
  const ways: Outlet[] = []
  if (url) ways.push({ way: 'webhook', tell: (one) => post(deps, url, one) })
  if (to && smtp) ways.push({ way: 'email', tell: byMail(openMailer(smtp, from ?? 'Parcours <parcours@example.org>'), to, deskOf(deps)) })
  return ways
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

const byMail = (mailer: ReturnType<typeof openMailer>, to: string, desk: string): Outlet['tell'] => ({ id, state, row }) => mailer({
  to, subject: `[Parcours] ${state === 'open' ? row.title.en : `Over: ${row.title.en}`}`,
  text: (['en', 'fr'] as const).map((language) => [row.title[language], row.detail[language], ...(state === 'open' ? [row.action[language]] : [])].join('\n'))
    .concat(`${desk}/incidents/${id}`).join('\n\n'),
})
