import type { ChannelsConfig, ChannelsMode } from './settings.ts'

/** Senders of the sandbox: a number reserved for fiction (ARCEP plan) and a name that cannot exist. */
export const SANDBOX_SENDER = { number: '+33199000000', email: 'Parcours <recouvrement@example.org>' }

/**
 * Errors that forbid a start: a real channel needs the wall clock, a folder that is no demo, and PUBLIC_URL
 * (else nobody could answer, opt out or pay); and it needs a sender of its own.
 */
export function guardChannels(config: ChannelsConfig, mode: ChannelsMode): string[] {
  const reasons = [
    mode.clock !== 'wall' && 'the clock is accelerated',
    mode.demo && 'this is a demo folder',
    !mode.publicUrl && 'PUBLIC_URL is not set',
  ].filter((reason) => reason !== false)
  if (reasons.length === 0) return missingSenders(config)
  return realTargets(config).map(({ name, target }) =>
    `The ${name} channel is set to a real provider (${target}), but ${reasons.join(' and ')}. `
    + 'A demo can never text a person: remove its settings, or start outside the demo on the wall clock with PUBLIC_URL set.')
}

/** A letter without a print house is only stored: it reaches nobody, so it needs no guard. */
function realTargets({ sms, email, letter, voice }: ChannelsConfig): { name: string; target: string }[] {
  return [
    { name: 'SMS', target: sms.baseUrl, real: !sms.sandbox },
    { name: 'email', target: `${email.host}:${email.port}`, real: !email.sandbox },
    { name: 'letter', target: letter.printUrl ?? '', real: !letter.sandbox && letter.printUrl !== undefined },
    { name: 'voice', target: voice.baseUrl, real: !voice.sandbox },
  ].filter((channel) => channel.real)
}

/** The sandbox's senders must not leave the house. */
function missingSenders({ sms, email, voice }: ChannelsConfig): string[] {
  return [
    !sms.sandbox && sms.from === SANDBOX_SENDER.number && 'SMS_FROM is needed for a real SMS provider.',
    !email.sandbox && email.from === SANDBOX_SENDER.email && 'EMAIL_FROM is needed for a real mail server.',
    !voice.sandbox && voice.from === SANDBOX_SENDER.number && 'VOICE_FROM is needed for a real voice provider.',
  ].filter((text) => text !== false)
}
