import type { Channel } from '@parcours/journey'
import type { CaseSnapshot, ContactPointRecord } from '@parcours/store'

const KINDS: Record<Channel, readonly string[]> = { sms: ['mobile'], voice_ai: ['mobile', 'landline'], email: ['email'], letter: ['post'] }

/** Where the channel reaches this person: the first usable point; undefined = no address. */
export function pointFor(snapshot: Pick<CaseSnapshot, 'points'>, { channel }: { channel: Channel }): ContactPointRecord | undefined {
  const usable = KINDS[channel].flatMap((kind) => snapshot.points.filter((p) => p.kind === kind && p.wrongAt === null && p.undeliveredAt === null))
  // What a person or an operator has corrected goes before what a file said.
  return usable.find(({ source }) => source === 'corrected') ?? usable[0]
}
