import type { TextView } from '@parcours/server/router'

/** A text being written: what `texts.save` takes. */
export type TextDraft = Pick<TextView, 'name' | 'channel' | 'tone' | 'languages'>

export const CHANNELS = ['sms', 'email', 'letter', 'voice_ai'] as const satisfies readonly TextView['channel'][]
export const TONES = ['courteous', 'factual', 'supportive'] as const

export const blankDraft = (): TextDraft => ({
  name: '', channel: 'sms', tone: 'courteous', languages: { en: { body: '' }, fr: { body: '' } },
})

export const draftOf = ({ name, channel, tone, languages }: TextView): TextDraft => ({ name, channel, tone, languages })

/** Number of the version that saving would make. */
export const nextVersion = (texts: readonly TextView[], name: string) =>
  1 + Math.max(0, ...texts.filter((text) => text.name === name).map((text) => text.version))

/** Names stand in ids and in journeys: `rappel-amiable`. */
export const isName = (name: string) => /^[a-z0-9][a-z0-9-]{0,60}$/.test(name)

/** Parts of a text by channel, in the order in which a person meets them. */
export function partsOf(channel: TextView['channel']): readonly TextPart[] {
  switch (channel) {
    case 'sms': return ['body']
    case 'email': case 'letter': return ['subject', 'body']
    // Before the identity check a call says nothing of a debt; nor does a voicemail.
    case 'voice_ai': return ['body', 'afterIdentity', 'voicemail']
  }
}
export type TextPart = keyof TextView['languages']['en']

/** Puts a variable where the caret is. */
export function insertAt(body: string, caret: number, variable: string): string {
  return `${body.slice(0, caret)}{{ ${variable} }}${body.slice(caret)}`
}
