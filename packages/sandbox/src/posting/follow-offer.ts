import type { Instalment } from '../debtors/debtor.ts'
import type { SandboxContext } from '../sandbox-context.ts'
import type { Action } from '../schedule/action.ts'
import { askPage } from './offer-page.ts'
import type { OfferView, PageAnswer } from './offer-page.ts'
import type { Posted } from './post.ts'

type Follow = Extract<Action, { kind: 'follow' }>

/**
 * Follows a link as a person would: opens the page, proves who they are, and answers. Links elsewhere, links
 * that are no offer and expired offers are left alone. An accepted plan is remembered, to be paid or not.
 */
export async function followOffer(context: SandboxContext, follow: Follow): Promise<Posted> {
  const page = offerUrl(context.options.publicUrl, follow.url)
  if (!page) return { kind: 'taken' }
  const opened = await askPage(page)
  if (opened.kind !== 'page') return left(opened)
  const verified = await askPage(`${page}/verify`, follow.facts ?? {})
  if (verified.kind !== 'page') return left(verified)
  return respond(context, follow, { page, view: verified.view })
}

async function respond(context: SandboxContext, follow: Follow, offer: { page: string; view: OfferView }): Promise<Posted> {
  const { page, view } = offer
  const { session } = view
  if (follow.intent === 'look' || session === undefined) return { kind: 'taken' }
  if (follow.intent !== 'accept') return left(await askPage(`${page}/answer`, { session, answer: follow.intent }))
  const options = view.offer?.options ?? []
  const option = options[Math.min(follow.option, options.length - 1)]
  if (!option) return { kind: 'refused', note: 'the page shows no option' }
  const accepted = await askPage(`${page}/answer`, { session, answer: 'accept', option: option.n })
  if (accepted.kind !== 'page') return left(accepted)
  const { instalments } = option
  if (follow.debtorId && instalments.length > 0) {
    const happening = { type: 'plan-agreed', instalments: instalments.map(toInstalment) } as const
    context.schedule(0, follow.debtorId, { kind: 'live', debtorId: follow.debtorId, happening })
  }
  return { kind: 'taken' }
}

/** What a page answered to a step that ends the visit; no offer there is an end like any other. */
function left(answer: PageAnswer): Posted {
  return answer.kind === 'page' || answer.kind === 'nothing' ? { kind: 'taken' } : answer
}

/** The API address of the offer that a link on the public listener shows: the last part of the path is its token. */
function offerUrl(publicUrl: string, link: string): string | undefined {
  if (!URL.canParse(link)) return undefined
  const url = new URL(link)
  if (url.origin !== new URL(publicUrl).origin) return undefined
  const token = url.pathname.split('/').filter(Boolean).at(-1)
  return token ? `${publicUrl}/api/portal/offers/${token}` : undefined
}

/** Paid at some hour of the due day; the exact one does not matter. */
const toInstalment = ({ amountCents, dueDate }: { amountCents: number; dueDate: string }): Instalment =>
  ({ amountCents, dueMs: new Date(dueDate.length === 10 ? `${dueDate}T10:00:00Z` : dueDate).getTime() })
