import type { PortfolioView } from '@parcours/server/router'

type Sender = PortfolioView['sender']

/** A letterhead as it is typed: one text for the lines of the address. */
export interface LetterheadDraft {
  name: string
  phone: string
  address: string
}

/** What the desk takes. */
export const LINE_LENGTH = 80
export const ADDRESS_LINES = 6
const SHORTEST_PHONE = 3

export const letterheadDraft = ({ name, phone, address }: Sender): LetterheadDraft => ({ name, phone, address: address.join('\n') })

/** As it is stored: without blank lines, and without space around lines. */
export function letterheadOf({ name, phone, address }: LetterheadDraft): Sender {
  return { name: name.trim(), phone: phone.trim(), address: address.split('\n').map((line) => line.trim()).filter((line) => line !== '') }
}

type Problem = 'needs-name' | 'needs-phone' | 'lines' | 'long-line'

/** What is wrong with each field; nothing when it can be saved. */
export function letterheadProblems(draft: LetterheadDraft): Partial<Record<keyof LetterheadDraft, Problem>> {
  const { name, phone, address } = letterheadOf(draft)
  const lines = address.length > ADDRESS_LINES ? 'lines' : address.some((line) => line.length > LINE_LENGTH) ? 'long-line' : undefined
  return { ...(name === '' && { name: 'needs-name' }), ...(phone.length < SHORTEST_PHONE && { phone: 'needs-phone' }), ...(lines && { address: lines }) }
}
