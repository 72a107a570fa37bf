import { localParts } from '@parcours/clock'
import type { CaseSnapshot } from '@parcours/store'

/** Candidate zones of the person, the likeliest first. */
export const zonesOfPerson = (snapshot: CaseSnapshot): string[] => JSON.parse(snapshot.person.zones) as string[]
/** The zone in which the person's days are counted. */
export const zoneOf = (snapshot: CaseSnapshot): string => zonesOfPerson(snapshot)[0] ?? 'Europe/Paris'
/** Local day, YYYY-MM-DD. */
export const dayOf = (ms: number, zone: string): string => localParts(ms, zone).date
