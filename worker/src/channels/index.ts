import type { Channel, ChannelName } from './channel.ts'
import type { ChannelsConfig } from './settings.ts'
import { smtpChannel } from './email/smtp-channel.ts'
import { letterChannel } from './letter/letter-channel.ts'
import { twilioChannel } from './sms/twilio-channel.ts'
import { voiceChannel } from './voice/voice-channel.ts'

export { channelsConfig } from './config.ts'
export type { ChannelsConfigResult } from './config.ts'
export type { ChannelsConfig } from './settings.ts'
export { listMessages } from './message-list.ts'
export type { ListedMessage, MessageListConfig } from './message-list.ts'
export type {
  Channel, ChannelName, LookupHint, LookupResult, SendOptions, SendRequest, SendResult,
} from './channel.ts'
export type { LetterPage } from './letter/render-letter.ts'
export type { VoiceScript } from './voice/voice-protocol.ts'

/** All channels of a configuration that `channelsConfig` accepted. Opens no connection yet. */
export function openChannels(config: ChannelsConfig): Record<ChannelName, Channel> {
  return {
    sms: twilioChannel(config.sms),
    email: smtpChannel(config.email),
    letter: letterChannel(config.letter),
    voice_ai: voiceChannel(config.voice),
  }
}
