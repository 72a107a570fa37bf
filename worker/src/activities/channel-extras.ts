import { zoneOf } from '@parcours/gate'
import type { ContactIntent } from '@parcours/node-kit'
import { senderOf, type CaseSnapshot, type Sql } from '@parcours/store'
import type { LetterPage, VoiceScript } from '../channels/index.ts'

/** What the voice agent is told: never more of the debt than the bounds of a plan (domain rules 13, 14). */
export function callScript(opening: string, call: NonNullable<ContactIntent['call']>, snapshot: CaseSnapshot): VoiceScript {
  const answers = { birth_date: snapshot.person.birthDate, postcode: snapshot.person.postcode }
  return {
    opening, purposes: call.purposes,
    identityChecks: call.identityCheck.flatMap((kind) => {
      const answer = answers[kind]
      return answer === null ? [] : [{ kind, answer }]
    }),
    ...(call.plan && { planBounds: call.plan }),
  }
}

export function letterPage(sql: Sql, { person, portfolio, ...snapshot }: CaseSnapshot, dateMs: number): LetterPage {
  const sender = senderOf(sql, portfolio)
  return {
    sender: [sender.name, ...sender.address],
    recipient: [`${person.firstName} ${person.lastName}`, person.street ?? '', `${person.postcode ?? ''} ${person.city ?? ''}`.trim()].filter((line) => line !== ''),
    dateMs, timeZone: zoneOf({ person, portfolio, ...snapshot }),
  }
}
