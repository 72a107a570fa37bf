import { z } from 'zod'

/**
 * The part of the offer page's API that a person's browser uses, read leniently: unknown members are ignored
 * and anything that does not fit counts as a page without an offer.
 */
const Instalments = z.array(z.object({ amountCents: z.number().int(), dueDate: z.string() }))
const Option = z.object({ n: z.number().int(), instalments: Instalments })
const OfferView = z.object({
  /** Proof of the identity check, for the answer. */
  session: z.string().optional(),
  offer: z.object({ options: z.array(Option) }).optional(),
})
export type OfferView = z.infer<typeof OfferView>

/** A view of the offer; no such offer; a refusal of what was given; or the server was away. */
export type PageAnswer = { kind: 'page'; view: OfferView } | { kind: 'nothing' } | { kind: 'refused' | 'again'; note: string }

const PAGE_MS = 8_000

/** One request of the page: GET without a body, else POST. */
export async function askPage(url: string, body?: object): Promise<PageAnswer> {
  try {
    const answer = await fetch(url, {
      ...(body ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(PAGE_MS),
    })
    const text = await answer.text()
    if (answer.status >= 500) return { kind: 'again', note: `${answer.status}` }
    if (answer.status === 404 || answer.status === 410) return { kind: 'nothing' }
    if (!answer.ok) return { kind: 'refused', note: `${answer.status} ${text.slice(0, 200)}` }
    const view = OfferView.safeParse(text === '' ? {} : JSON.parse(text))
    return view.success ? { kind: 'page', view: view.data } : { kind: 'refused', note: 'the page could not be read' }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'refused', note: 'the page is not JSON' }
    return { kind: 'again', note: error instanceof Error ? error.message : 'failed' }
  }
}
