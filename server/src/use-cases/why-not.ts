import type { Words } from '@parcours/journey'
import { explain } from '@parcours/policy'
import { arrearsOf, casesByReference, loadCase, readTogether, type CaseSnapshot, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { WhyNotCase, WhyNotSeveral, WhyNotView } from '../routers/why-not-views.ts'
import { told } from '../told-error.ts'
import { wordsFor } from '../words.ts'
import { zoneOfLine } from './run-rows.ts'
import { CHANNEL_WORDS, say } from './run-words.ts'
import { whyNotJourneys } from './why-not-journeys.ts'
import { whyNotRuns } from './why-not-runs.ts'

interface AskedCase {
  /** Its own reference, or one of its debts'. */
  caseRef: string
  /** Which of several that the reference names. */
  caseId?: string | undefined
}

/** Why a case is not in a journey, or was not contacted: by the code that decides, over one state. */
export const whyNot = (deps: Deps, { caseRef, caseId }: AskedCase): WhyNotView | WhyNotSeveral =>
  readTogether(deps.db, (sql) => {
    const named = casesByReference(sql, caseRef.trim())
    const chosen = named.length > 1 && caseId !== undefined ? named.filter((id) => id === caseId) : named
    return chosen.length > 1 ? { kind: 'several', caseRef: caseRef.trim(), cases: chosen.map((id) => caseOf(sql, id)) } : answer(sql, deps, { caseRef: caseRef.trim(), caseId: chosen[0] })
  })

/** The case with whom and in which portfolio it is: what tells it from another of the same reference. */
function caseOf(sql: Sql, caseId: string): WhyNotCase {
  const row = sql.get<Omit<WhyNotCase, 'caseId'>>(
    `SELECT c.ref AS caseRef, p.firstName || ' ' || p.lastName AS person, o.name AS portfolio FROM collection_case c
     JOIN person p ON p.id = c.personId JOIN portfolio o ON o.id = c.portfolioId WHERE c.id = ?`, caseId)
  return { caseId, ...(row ?? { caseRef: caseId, person: '', portfolio: '' }) }
}

function answer(sql: Sql, deps: Deps, { caseRef, caseId }: AskedCase): WhyNotView {
  const nowMs = deps.clock.nowMs()
  const snapshot = caseId === undefined ? undefined : loadCase(sql, caseId, nowMs)
  if (!snapshot) {
    throw told('NOT_FOUND', {
      code: 'case_unknown', en: `No case and no debt is called ${caseRef}`, fr: `Aucun dossier, aucune dette ne porte la référence ${caseRef}`,
      hint: say('Look it up in the portfolio by name, phone or email', 'Cherchez dans le portefeuille par nom, téléphone ou e-mail'),
    })
  }
  const here = { zone: zoneOfLine(snapshot.person.zones), nowMs }
  return {
    kind: 'case', caseId: snapshot.id, caseRef: snapshot.ref, person: `${snapshot.person.firstName} ${snapshot.person.lastName}`,
    arrearsCents: arrearsOf(snapshot.debts), currency: snapshot.currency, asOfMs: nowMs,
    known: knownOf(snapshot), journeys: whyNotJourneys({ sql, snapshot, here }), runs: whyNotRuns(sql, { catalog: deps.catalog, snapshot, here }),
  }
}

type Known = WhyNotView['known'][number]
const house = (rule: string, sinceMs: number | null): Known => {
  const { en, fr } = explain(`house.${rule}`)
  return { words: say(en, fr), sinceMs }
}

/** Facts on file that the gate reads with every contact, in the words of its rules. */
function knownOf({ person, suspensions, optOuts, promises, plan, points }: CaseSnapshot): Known[] {
  const promise = promises.find((one) => one.status === 'open')
  const usable = points.some((point) => point.wrongAt === null && point.undeliveredAt === null)
  return [
    ...(person.deceasedAt === null ? [] : [house('deceased', person.deceasedAt)]),
    ...(person.ceasedAt === null ? [] : [house('cease', person.ceasedAt)]),
    ...suspensions.map(({ kind, since }) => house(kind, since)),
    ...(promise ? [house('promise_open', promise.createdAt)] : []), ...(plan ? [house('plan_active', null)] : []),
    ...optOuts.map((one): Known => ({ words: optOutWords(one), sinceMs: one.at })),
    ...points.filter((point) => point.wrongAt !== null).map((point): Known => ({ words: named(explain('house.wrong_number'), point.value), sinceMs: point.wrongAt })),
    ...(usable ? [] : [{ words: say('No usable address is known', 'Aucune coordonnée utilisable n’est connue'), sinceMs: null }]),
  ]
}

const named = ({ en, fr }: Words, what: string): Words => say(`${en}: ${what}`, `${fr} : ${what}`)

function optOutWords({ scope, channel, address }: CaseSnapshot['optOuts'][number]): Words {
  const words = explain('house.opt_out')
  if (scope === 'address' && address !== null) return named(words, address)
  const of = wordsFor(CHANNEL_WORDS, channel ?? '')
  return scope === 'all' || channel === null ? say('The person refuses every channel', 'La personne refuse tous les canaux') : say(`${words.en}: ${of.en}`, `${words.fr} : ${of.fr}`)
}
