import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import type { DecideInput, PacingUse, PastContact, PersonFacts, ProposedContact } from '../input.ts'
import { frHouse } from '../packs/fr-house.ts'
import { testCalendars } from './calendars.ts'
import { temporalTime } from './zone-time.ts'

/** Epoch ms of an ISO instant with offset (`2027-02-01T10:30-05:00`). */
export const at = (iso: string): number => Date.parse(iso)

export interface Situation extends Partial<Omit<DecideInput, 'nowMs' | 'contact' | 'person' | 'pacing'>> {
  /** ISO instant with offset. */
  now?: string
  contact?: Partial<ProposedContact>
  person?: Partial<PersonFacts>
  pacing?: Partial<PacingUse>
}

/** A text to somebody in Paris about one open debt, on a Tuesday morning under the house rules, save what is told. */
export function situation(told: Situation = {}): DecideInput {
  const { now = '2027-02-02T10:00+01:00', contact, person, pacing, ...rest } = told
  return {
    nowMs: at(now),
    packs: [frHouse],
    contact: {
      channel: 'sms',
      address: { id: 'cp1', value: '+33639980001', line: 'mobile' },
      debtIds: ['d1'],
      personId: 'p1',
      creditorId: 'c1',
      purpose: 'collection',
      ...contact,
    },
    person: {
      zones: ['Europe/Paris'],
      postcodes: ['75011'],
      deceased: false,
      vulnerable: false,
      legalRepresentative: false,
      consents: [],
      controlGroup: false,
      ...person,
    },
    debts: [
      { id: 'd1', status: 'open' },
      { id: 'd2', status: 'open' },
    ],
    suspensions: [],
    optOuts: [],
    wrongNumbers: [],
    history: [],
    calendars: testCalendars,
    ...(pacing ? { pacing: { sentThisHour: 0, sentToday: 0, zone: 'Europe/Paris', spreadSeed: 's1', ...pacing } } : {}),
    ...rest,
  }
}

/** What the policy says of a situation. */
export const verdict = (told: Situation = {}): Decision => decide(situation(told), temporalTime)

/** An outbound attempt of the ledger about debt d1, save what is told. */
export function past(iso: string, told: Partial<PastContact> = {}): PastContact {
  return {
    channel: 'sms',
    direction: 'outbound',
    atMs: at(iso),
    outcome: 'delivered',
    debtIds: ['d1'],
    creditorId: 'c1',
    address: '+33639980001',
    ...told,
  }
}
