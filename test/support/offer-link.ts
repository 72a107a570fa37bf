import type { TestJourney, Debtor } from './test-journey.ts'

interface Page {
  state: string
  triesLeft: number
}
interface Shown {
  ok: boolean
  session: string
  triesLeft: number
  state: string
  offer: { options: { n: number; totalCents: number; instalments: { amountCents: number; dueDate: string }[] }[] }
}

/** The page behind the link in the last text that the debtor got, used as a browser uses it. */
export function offerLink(story: TestJourney, debtor: Debtor) {
  const body = story.contacts(debtor.personId).findLast((c) => c.body.includes('/p/'))?.body ?? ''
  const token = /\/p\/(\S+)/.exec(body)?.[1]
  if (!token) throw new Error(`there is no link in: ${body}`)
  const url = `${story.world.publicUrl}/api/portal/offers/${token}`
  const post = async <T>(path: string, given: unknown): Promise<{ status: number; body: T }> => {
    const response = await fetch(`${url}/${path}`, { method: 'POST', body: JSON.stringify(given), headers: { 'content-type': 'application/json' } })
    return { status: response.status, body: (await response.json()) as T }
  }
  return {
    open: async () => (await (await fetch(url)).json()) as Page,
    prove: async (birthDate = '1980-05-17') => (await post<Shown>('verify', { birthDate })).body,
    answer: (session: string, answer: string, option?: number) => post<{ code?: string }>('answer', { session, answer, ...(option !== undefined && { option }) }),
  }
}
