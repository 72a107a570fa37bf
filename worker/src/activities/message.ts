import { TextContent, pickLanguage, renderText, type Money, type Text, type TextValues } from '@parcours/texts'
import { dayOf, zoneOf } from '@parcours/gate'
import type { ContactIntent } from '@parcours/node-kit'
import { arrearsOf, senderOf, textById, type CaseSnapshot, type Sql } from '@parcours/store'

export interface Message {
  language: 'en' | 'fr'
  subject: string | null
  body: string
}
export type Rendering = { ok: true; message: Message } | { ok: false; why: string }

export interface RenderScene {
  sql: Sql
  snapshot: CaseSnapshot
  intent: ContactIntent
  nowMs: number
  /** Personal page: of the offer, else of how to reach the sender. */
  link: string
  stopLink: string
  letterRef?: string
}

/** Renders the text in the person's language. A withdrawn text does not leave, whatever version runs (domain rule 10). */
export function renderMessage(scene: RenderScene): Rendering {
  const row = textById(scene.sql, scene.intent.textId)
  if (!row) return { ok: false, why: `there is no text ${scene.intent.textId}` }
  const languages = JSON.parse(row.languages) as Record<string, unknown>
  const text: Text = {
    id: row.name, version: row.version, channel: row.channel as Text['channel'], tone: row.tone as Text['tone'],
    languages: Object.fromEntries(Object.entries(languages).map(([k, v]) => [k, TextContent.parse(v)])),
    ...(row.withdrawnAt !== null && { withdrawnAtMs: row.withdrawnAt }),
  }
  const language = pickLanguage(text, scene.snapshot.person.language)
  if (!language) return { ok: false, why: `text ${row.id} is written in no language` }
  const rendered = renderText(text, language, valuesOf(scene))
  if (!rendered.ok) return { ok: false, why: rendered.issues.map((issue) => issue.message.en).join('; ') }
  return { ok: true, message: { language, subject: rendered.subject ?? null, body: rendered.body } }
}

function valuesOf({ sql, snapshot, intent, nowMs, link, stopLink }: RenderScene): TextValues {
  const { person, portfolio, currency, debts } = snapshot
  const money = (amountCents: number) => ({ amountCents, currency })
  const late = debts.filter((d) => d.arrearsCents > 0)
  const sender = senderOf(sql, portfolio)
  const about = commitmentValues(snapshot, intent.variables ?? {}, money)
  return {
    person: { firstName: person.firstName, lastName: person.lastName, country: person.country },
    creditor: { name: portfolio.creditor, phone: sender.phone, address: sender.address.join(', ') },
    sender: { name: sender.name, phone: sender.phone },
    case: {
      reference: snapshot.ref, arrears: money(arrearsOf(debts)), balance: money(debts.reduce((s, d) => s + d.balanceCents, 0)),
      ...(late[0] && { oldestDueDate: late[0].dueDate }),
    },
    debts: late.map((d) => ({ reference: d.reference, amount: money(d.arrearsCents), dueDate: d.dueDate })),
    link: { offer: link, pay: link, stop: stopLink },
    ...about,
    letterRef: snapshot.ref,
    today: dayOf(nowMs, zoneOf(snapshot)),
  }
}

/** The promise or instalment that a reminder is about: as its node says, else the open one. */
function commitmentValues(
  snapshot: CaseSnapshot, given: Record<string, string | number | boolean>, money: (cents: number) => Money,
): Pick<TextValues, 'promise' | 'instalment'> {
  const promise = snapshot.promises.find((p) => p.status === 'open')
  const unpaid = snapshot.plan?.instalments.find((i) => i.n === given['instalment.number'])
    ?? snapshot.plan?.instalments.find((i) => i.paidCents < i.amountCents)
  return {
    ...(promise && { promise: { amount: money(promise.amountCents), dueDate: promise.dueDate } }),
    ...(unpaid && { instalment: { number: unpaid.n, amount: money(unpaid.amountCents - unpaid.paidCents), dueDate: unpaid.dueDate } }),
  }
}
