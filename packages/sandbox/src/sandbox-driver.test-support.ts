import { manualClock } from '@parcours/clock'
import type { SandboxOptions } from './env.ts'
import { startSandbox } from './start-sandbox.ts'
import type { LogEntry } from './store/log-rows.ts'

/** Monday 6 September 2027, 10:00 in Paris. */
export const MONDAY_MS = Date.UTC(2027, 8, 6, 8)
export const TOKEN = 'twilio-token'
export const SECRETS: SandboxOptions['secrets'] = {
  twilioAuthToken: TOKEN, voice: 'voice-secret', emailWebhook: 'email-secret', events: 'events-secret', letter: 'letter-secret',
}

/** A sandbox with a clock that only `at` moves, driven over its own HTTP. */
export async function startDriven(publicUrl: string, more: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({
    file: ':memory:', port: 0, smtpPort: 0, publicUrl, secrets: SECRETS, seed: 1, silent: true, ...more,
  })
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(sandbox.url + path, {
      method,
      ...(body === undefined ? {} : {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
      ...(body === undefined ? { headers } : {}),
    })
  const driven = {
    ...sandbox,
    call,
    control: (what: string, body: unknown) => call('POST', `/control/${what}`, body),
    /** Moves business time to this instant and performs all that is due. */
    async at(businessMs: number) {
      await call('POST', '/control/clock', manualClock(businessMs))
      await sandbox.settle()
    },
    async log(): Promise<LogEntry[]> {
      return ((await (await call('GET', '/log')).json()) as { entries: LogEntry[] }).entries
    },
    sendSms: (form: Record<string, string>) =>
      call('POST', '/2010-04-01/Accounts/ACtest/Messages.json', new URLSearchParams(form).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`ACtest:${TOKEN}`).toString('base64')}`,
      }),
  }
  await driven.at(MONDAY_MS)
  return driven
}

export const debtorTold = (n: number, more: Record<string, unknown> = {}) => ({
  personRef: `P${n}`, creditorRef: 'BANK', phone: `+3363998${String(n).padStart(4, '0')}`, email: `p${n}@example.org`,
  postalKey: `BANK/P${n}`, language: 'fr', dpd: 12, arrearsCents: 40_000, currency: 'EUR', debtReferences: [`D${n}`],
  birthDate: '1980-04-02', postcode: '75011', ...more,
})
