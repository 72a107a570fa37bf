import { z } from 'zod'
import type { Channel, CheckContext, Finding, Words } from '@parcours/journey'
import { field, type FieldMeta } from './field.ts'
import { error, warning } from './finding.ts'
import { nameOf, quoted } from './words.ts'

/** Sign-posted link of the debtor's page; only a node that makes an offer can fill it. */
const OFFER_LINK = 'link.offer'

const CHANNEL_WORDS: Record<Channel, Words> = {
  sms: { en: 'SMS', fr: 'SMS' },
  email: { en: 'email', fr: 'e-mail' },
  letter: { en: 'letter', fr: 'courrier' },
  voice_ai: { en: 'voice call', fr: 'appel vocal' },
}

/** Channels that carry a written text, as a setting. */
export const channelField = (defaultChannel: 'sms' | 'email' | 'letter', extra: Partial<FieldMeta> = {}) =>
  field(z.enum(['sms', 'email', 'letter']).default(defaultChannel), {
    label: { en: 'Channel', fr: 'Canal' }, control: 'select',
    options: { sms: CHANNEL_WORDS.sms, email: CHANNEL_WORDS.email, letter: CHANNEL_WORDS.letter },
    ...extra,
  })

/** A text's id, `name@version`; empty until the manager picks one. */
export const textField = (meta: Pick<FieldMeta, 'label'> & Partial<FieldMeta>) =>
  field(z.string().max(120).default(''), { control: 'text-picker', ...meta })

/** `“courteous-reminder”`, or that none is chosen. */
export const textWords = (textId: string): Words =>
  textId === '' ? { en: 'No text chosen yet', fr: 'Aucun texte choisi' } : quoted(nameOf(textId))

interface TextUse {
  textId: string
  channel: Channel
  path: string
  context: CheckContext
  /** The node makes an offer whose link the text must carry. */
  offer?: boolean
}

/** Missing, unknown, withdrawn, of another channel, or at odds with the offer link. */
export function textFindings({ textId, channel, path, context, offer = false }: TextUse): Finding[] {
  if (textId === '') return [error('missing-text', { en: 'Choose a text', fr: 'Choisissez un texte' }, { path })]
  const text = context.text(textId)
  if (!text) return [error('unknown-text', { en: `There is no text ${textId}`, fr: `Le texte ${textId} n’existe pas` }, { path })]
  const findings: Finding[] = []
  if (text.withdrawn) {
    findings.push(error('withdrawn-text', {
      en: `${textId} is withdrawn: choose another text`, fr: `${textId} est retiré : choisissez un autre texte`,
    }, { path }))
  }
  if (text.channel !== channel) {
    findings.push(error('wrong-channel', {
      en: `${textId} is not written for this channel (${CHANNEL_WORDS[channel].en})`,
      fr: `${textId} n’est pas écrit pour ce canal (${CHANNEL_WORDS[channel].fr})`,
    }, { path }))
  }
  return [...findings, ...linkFindings(text.variables.includes(OFFER_LINK), offer, path)]
}

function linkFindings(has: boolean, offer: boolean, path: string): Finding[] {
  if (offer && !has) {
    return [warning('offer-link-missing', {
      en: 'This text does not contain the link to the offer (link.offer)',
      fr: 'Ce texte ne contient pas le lien vers la proposition (link.offer)',
    }, { path })]
  }
  if (!offer && has) {
    return [error('offer-link-unavailable', {
      en: 'This text needs a link to an offer, and this node makes none',
      fr: 'Ce texte attend le lien d’une proposition, et ce nœud n’en fait pas',
    }, { path })]
  }
  return []
}
