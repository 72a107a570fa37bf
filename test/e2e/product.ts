import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseRow, ImportPreview, ImportView, SystemView } from '@parcours/server/router'
import { expect } from '@playwright/test'

const ROOT = join(import.meta.dirname, '..', '..')
/** Where the product under test keeps its state; playwright.config.ts starts it there. */
const DATA = process.env.PARCOURS_DATA ?? join(ROOT, 'node_modules', '.cache', 'parcours', 'e2e-data')

const deskUrl = (): string => {
  const url = process.env.PARCOURS_URL
  if (!url) throw new Error('PARCOURS_URL is not set: the product is not up')
  return url
}
/** What the start script wrote of itself, each file in its own shape. */
const started = <T>(file: string): T => JSON.parse(readFileSync(join(DATA, file), 'utf8')) as T
const sandboxUrl = (): string => `http://127.0.0.1:${started<{ sandbox: number }>('ports.json').sandbox}`

/** Reads from the desk as its pages do. */
export async function ask<T>(path: string, input?: unknown): Promise<T> {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  return dataOf<T>(path, await fetch(`${deskUrl()}/trpc/${path}${query}`))
}

/** Changes something on the desk, as its first actor. */
export async function tell<T>(path: string, input: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-actor': 'claire' }
  return dataOf<T>(path, await fetch(`${deskUrl()}/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) }))
}

async function dataOf<T>(path: string, response: Response): Promise<T> {
  // The caller names the shape that the procedure answers.
  const body = (await response.json()) as { result?: { data: T }; error?: { message: string } }
  if (!body.result) throw new Error(`${path}: ${body.error?.message ?? response.status}`)
  return body.result.data
}

/** The business clock's day, moved by whole days. @returns YYYY-MM-DD */
export async function businessDay(plusDays = 0): Promise<string> {
  const { clock } = await ask<SystemView>('system.get')
  return new Date(clock.businessMs + plusDays * 86_400_000).toISOString().slice(0, 10)
}

export interface Debtor {
  name: string
  reference: string
  caseRef: string
  birthDate: string
  phone: string
}

let made = 0
/** Names and numbers that no other test, and no earlier run on the same data, has used. */
export const unique = (): string => `${Date.now().toString(36)}${(made++).toString(36)}`

/** Somebody new of the French portfolio, 45 days past due: no journey of the demo takes them. Comes as a file, like everybody. */
export async function newDebtor(arrears = '480.00'): Promise<Debtor> {
  const id = unique()
  // Numbers kept for fiction.
  const phone = `+3363998${String(Date.now() % 9000 + 1000)}`
  const [name, birthDate, reference] = [`Essai ${id}`, '1979-05-17', `E2E-${id}`]
  const head = 'reference,customer,arrears,balance,due date,first name,last name,date of birth,language,phone,postcode'
  const row = [reference, `K-${id}`, arrears, '2400.00', await businessDay(-45), 'Ana', name, birthDate, 'fr', phone, '69003'].join(',')
  await importFile('debtor.csv', `${head}\n${row}\n`)
  const found = await ask<{ rows: CaseRow[] }>('cases.search', { search: reference, limit: 1 })
  const caseRef = found.rows[0]?.caseRef
  if (!caseRef) throw new Error(`${reference} was imported and is not found`)
  return { name: `Ana ${name}`, reference, caseRef, birthDate, phone }
}

async function importFile(fileName: string, text: string): Promise<void> {
  const response = await fetch(`${deskUrl()}/api/imports/upload`, { method: 'POST', headers: { 'content-type': 'text/csv', 'x-file-name': fileName }, body: text })
  const { uploadId, mapping } = (await response.json()) as ImportPreview
  const { importId } = await tell<{ importId: string }>('imports.start', { uploadId, kind: 'portfolio', mapping, portfolioId: 'cards-fr' })
  await expect.poll(async () => (await ask<ImportView>('imports.get', { importId })).status, { timeout: 30_000 }).toBe('loaded')
  await tell('imports.confirm', { importId })
}

/** Text of the last message that the sandbox took for an address. */
export async function lastMessageTo(address: string): Promise<string> {
  const response = await fetch(`${sandboxUrl()}/log?limit=10000`)
  const { entries } = (await response.json()) as { entries: { to: string; params: { Body?: string } }[] }
  return entries.findLast((entry) => entry.to === address)?.params.Body ?? ''
}

/** What the sandbox's debtor will say in their next call, in the words of the voice protocol. */
export async function willSay(phone: string, result: Record<string, unknown>): Promise<void> {
  const said = { also: [], durationSeconds: 90, identityVerified: true, disclosureAtMs: 900, costCents: 23, ...result }
  const body = JSON.stringify({ on: 'voice', to: phone, result: said, delaySeconds: 30 })
  const response = await fetch(`${sandboxUrl()}/control/behaviour`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(response.ok).toBe(true)
}

/** A payment, told by the creditor's ledger over the signed events API. */
export async function pays({ reference }: Debtor, amountCents: number): Promise<void> {
  const { publicUrl } = await ask<SystemView>('system.get')
  const text = JSON.stringify({ messageId: randomUUID(), type: 'payment', debt: reference, amountCents, currency: 'EUR' })
  const timestamp = String(Date.now())
  const signature = createHmac('sha256', started<{ webhookSecret: string }>('secrets.json').webhookSecret).update(`${timestamp}.${text}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-parcours-key': 'ledger', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` }
  const response = await fetch(`${publicUrl}/api/v1/events`, { method: 'POST', body: text, headers })
  expect(response.status).toBe(202)
}
