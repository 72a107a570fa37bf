import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SandboxContext } from '../sandbox-context.ts'
import { eventOf } from '../debtors/pay.ts'
import { textOf } from './request-body.ts'

type Params = { Params: { creditor: string; person: string } }

/** The bank's page of the demo: `/pay/<creditor>/<person>` pays what is past due, or a part, by hand. */
export function paymentPage(app: FastifyInstance, context: SandboxContext): void {
  app.get<Params>('/pay/:creditor/:person', (request, reply) => {
    const debtor = context.store.debtors.get(`${request.params.creditor}/${request.params.person}`)
    if (!debtor) return html(reply.code(404), '<p>Nobody here by that name. Personne de ce nom.</p>')
    const amount = (debtor.life.arrearsCents / 100).toFixed(2)
    return html(reply, `<form method="post"><label>Amount / Montant (${debtor.told.currency})
      <input name="amount" inputmode="decimal" value="${amount}"></label> <button>Pay / Payer</button></form>`)
  })
  app.post<Params>('/pay/:creditor/:person', (request, reply) => {
    const debtor = context.store.debtors.get(`${request.params.creditor}/${request.params.person}`)
    const text = new URLSearchParams(textOf(request.body)).get('amount') ?? ''
    const amountCents = Math.round(Number(text.replace(',', '.')) * 100)
    if (!debtor || !Number.isSafeInteger(amountCents) || amountCents <= 0) {
      return html(reply.code(422), '<p>This amount cannot be read. Ce montant est illisible.</p>')
    }
    const atMs = context.businessMs() ?? Date.now()
    const body = {
      ...eventOf(debtor, 'payment', atMs), amountCents, currency: debtor.told.currency,
      valueDate: new Date(atMs).toISOString().slice(0, 10),
    }
    const life = { ...debtor.life, arrearsCents: Math.max(0, debtor.life.arrearsCents - amountCents), lastPaidMs: atMs }
    context.store.debtors.put({ ...debtor, life })
    context.schedule(0, debtor.id, { kind: 'event', body })
    return html(reply, '<p>Paid, thank you. Payé, merci.</p>')
  })
}

const html = (reply: FastifyReply, body: string) => reply.type('text/html; charset=utf-8')
  .send(`<!doctype html><html lang="en"><title>Sandbox bank</title><body><p>Sandbox</p>${body}</body></html>`)
