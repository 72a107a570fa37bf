import type { FigureFilter, FiguresView } from '@parcours/server/router'
import { LARGE } from '../drawings.ts'
import type { Found } from '../report/measured.ts'
import { askAll, askedBars, askedRows, type Question } from '../rig/asked.ts'
import { publish } from '../rig/desk.ts'
import { onDeskAlone } from '../rig/desk-alone.ts'
import { beginProfile, type Profile } from '../rig/profiled.ts'
import type { Scale } from '../scale.ts'
import { seedHeld, seedPromises } from '../seeded/held-and-promised.ts'
import { seedRollups } from '../seeded/rollups.ts'
import { copyVersions } from '../seeded/versions.ts'
import { touchedByFigures } from './figures-plan.ts'

const AIM_MS = 50
const VERSIONS = 3
const DAY_MS = 86_400_000

/** All figures of a canvas, of a journey through which ten million visits have gone. */
export function kpiRead({ scale, profile }: { scale: Scale; profile: Profile | undefined }): Promise<Found> {
  return onDeskAlone({ profile }, async ({ deskUrl, db }) => {
    const journeyId = await publish(deskUrl, 'Ten million', LARGE)
    const versionIds = await copyVersions(db, journeyId, VERSIONS)
    const nowMs = Date.now()
    const seeded = await seedRollups(db, { versionIds, visits: scale.visits, lastDayMs: nowMs })
    const held = await seedHeld(db, { versionIds, nowMs, count: scale.visits / 2_000 })
    const promises = await seedPromises(db, { versionIds, nowMs, count: scale.visits / 200 })
    const filters = filtersOf({ journeyId, versionIds, nowMs })
    const touched = touchedByFigures(db, filters.map(({ filter }) => filter), nowMs)
    beginProfile(profile)
    const asked = await askAll(deskUrl, filters.map((one) => questionOf(one, seeded.runs)), scale.asked)
    return {
      name: `Figures of a journey with ${short(seeded.visits)} visits`,
      how: `${LARGE.nodes.length + 2} nodes, ${VERSIONS} versions, two arms, 365 days. The rows of the roll-ups are seeded as that many visits would have left them, by the product’s own fold; the visits that are over are left out, `
        + `since no read touches them: the query plans of every question are looked at before it is asked, and anything but ${touched.join(', ')} would end the bench. Contacts that are held now (${held.toLocaleString('en')} open visits) and `
        + `promises (${promises.toLocaleString('en')}) are there. ${scale.asked} times each over the desk’s HTTP, JSON included.`,
      rows: [
        ...askedRows(asked, AIM_MS),
        { what: 'rows in the roll-ups', value: seeded.rows.toLocaleString('en'), numbers: { rows: seeded.rows, visits: seeded.visits } },
      ],
      charts: [{ kind: 'bars', file: 'kpi-read', title: `Figures of ${short(seeded.visits)} visits, p95`, unit: 'ms', bars: askedBars(asked), aim: { value: AIM_MS, text: `< ${AIM_MS} ms` } }],
    }
  })
}

interface Asking {
  what: string
  filter: FigureFilter
}

function filtersOf({ journeyId, versionIds, nowMs }: { journeyId: string; versionIds: readonly string[]; nowMs: number }): Asking[] {
  const day = (ago: number) => new Date(nowMs - ago * DAY_MS).toISOString().slice(0, 10)
  const arm = { nodeId: 'split', outcome: 'A' }
  return [
    { what: 'all days and versions', filter: { journeyId } },
    { what: 'one version', filter: { journeyId, versionId: versionIds.at(-1) } },
    { what: 'one arm', filter: { journeyId, arm } },
    { what: 'who entered in the last 30 days', filter: { journeyId, enteredFrom: day(29), enteredTo: day(0) } },
    { what: 'who entered in the last 90 days, one arm', filter: { journeyId, arm, enteredFrom: day(89), enteredTo: day(0) } },
    { what: 'who entered in a year, day by day', filter: { journeyId, enteredFrom: day(364), enteredTo: day(0) } },
  ]
}

function questionOf({ what, filter }: Asking, runs: number): Question {
  const whole = filter.versionId === undefined && filter.arm === undefined && filter.enteredFrom === undefined
  return {
    what, path: 'figures.get', input: () => ({ filter }),
    check: (answer: FiguresView) => {
      const of = (node: string) => answer.nodes.find(({ nodeId }) => nodeId === node)?.entered ?? 0
      // Who enters has no arm yet: of an arm, the first node behind the split is looked at.
      if ((whole && of('enter') !== runs) || of('score') === 0) throw new Error(`${what}: ${of('enter')} runs have entered, of ${runs}`)
    },
  }
}

const short = (count: number): string => (count >= 1e6 ? `${(count / 1e6).toFixed(1)} million` : count.toLocaleString('en'))
