import type { TextView } from '@parcours/server/router'

/** A text being written: what `texts.save` takes. */
export type TextDraft = Pick<TextView, 'name' | 'channel' | 'tone' | 'languages'>

export const CHANNELS = ['sms', 'email', 'letter', 'voice'] as const satisfies readonly TextView['channel'][]
export const TONES = ['courteous', 'factual', 'firm'] as const

export const blankDraft = (): TextDraft => ({
  name: '', channel: 'sms', tone: 'courteous', languages: { en: { body: '' }, fr: { body: '' } },
})

export const draftOf = ({ name, channel, tone, languages }: TextView): TextDraft => ({ name, channel, tone, languages })

/** Number of the version that saving would make. */
export const nextVersion = (texts: readonly TextView[], name: string) =>
  1 + Math.max(0, ...texts.filter((text) => text.name === name).map((text) => text.version))

/** Names stand in ids and in journeys: `rappel-amiable`. */
export const isName = (name: string) => /^[a-z0-9][a-z0-9-]{0,60}$/.test(name)

export const hasSubject = (channel: TextView['channel']) => channel === 'email' || channel === 'letter'

/** Puts a variable where the caret is. */
export function insertAt(body: string, caret: number, variable: string): string {
  return `${body.slice(0, caret)}{{ ${variable} }}${body.slice(caret)}`
}
