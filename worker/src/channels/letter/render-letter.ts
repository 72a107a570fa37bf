import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { lockedPdfmake } from './fonts.ts'

/** What a letter has besides its text. Lines are printed as they stand. */
export interface LetterPage {
  sender: string[]
  recipient: string[]
  /** Business instant of the letter, epoch ms; printed as a date in `timeZone`. */
  dateMs: number
  timeZone: string
  footer?: string
}

export interface LetterText {
  reference: string
  language: 'en' | 'fr'
  subject?: string
  body: string
  page: LetterPage
}

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const
const REFERENCE_WORD = { en: 'Our reference', fr: 'Notre référence' } as const

/** The letter as PDF bytes: A4, one column, text embedded as Unicode. Throws what pdfmake throws. */
export async function renderLetter(letter: LetterText): Promise<Buffer> {
  return lockedPdfmake().createPdf(definitionOf(letter)).getBuffer()
}

function definitionOf(letter: LetterText): TDocumentDefinitions {
  const { page } = letter
  const date = new Intl.DateTimeFormat(LOCALES[letter.language], { dateStyle: 'long', timeZone: page.timeZone })
  const content: Content[] = [
    { text: page.sender.join('\n'), style: 'small' },
    { text: page.recipient.join('\n'), margin: [260, 40, 0, 40] },
    { text: date.format(page.dateMs), margin: [260, 0, 0, 24] },
    { text: `${REFERENCE_WORD[letter.language]}: ${letter.reference}`, style: 'small', margin: [0, 0, 0, 12] },
  ]
  if (letter.subject) content.push({ text: letter.subject, bold: true, margin: [0, 0, 0, 12] })
  for (const paragraph of letter.body.split(/\n{2,}/)) content.push({ text: paragraph, margin: [0, 0, 0, 8] })
  return {
    pageSize: 'A4',
    pageMargins: [56, 56, 56, 72],
    language: letter.language,
    info: { title: letter.subject ?? letter.reference, creationDate: new Date(page.dateMs) },
    content,
    footer: { text: page.footer ?? '', style: 'small', alignment: 'center', margin: [56, 16, 56, 0] },
    defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
    styles: { small: { fontSize: 9, color: '#444444' } },
  }
}
