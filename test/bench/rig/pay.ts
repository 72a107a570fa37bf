import { createHmac, randomUUID } from 'node:crypto'
import type { Rig } from './rig.ts'

const PART_CENTS = 1_000

/** A part payment as the creditor's system tells it, over POST /api/v1/events; resolves when it is stored and applied. */
export async function pay({ publicUrl, webhookSecret }: Rig, debt: string): Promise<void> {
  const body = JSON.stringify({ messageId: randomUUID(), type: 'payment', debt, amountCents: PART_CENTS, currency: 'EUR' })
  const timestamp = String(Date.now())
  const signature = createHmac('sha256', webhookSecret).update(`${timestamp}.${body}`).digest('hex')
  const response = await fetch(`${publicUrl}/api/v1/events`, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', 'x-parcours-key': 'bench', 'x-parcours-timestamp': timestamp, 'x-parcours-signature': `sha256=${signature}` },
  })
  const answer = (await response.json()) as { status?: string }
  if (answer.status !== 'applied') throw new Error(`the payment was not applied: ${JSON.stringify(answer)}`)
}
