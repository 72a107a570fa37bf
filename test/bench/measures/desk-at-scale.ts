import { LARGE } from '../drawings.ts'
import type { Found } from '../report/measured.ts'
import { askAll, askedBars, askedRows } from '../rig/asked.ts'
import { publish } from '../rig/desk.ts'
import { onDeskAlone } from '../rig/desk-alone.ts'
import { beginProfile, type Profile } from '../rig/profiled.ts'
import type { Scale } from '../scale.ts'
import { seedDeskPeople } from '../seeded/desk-people.ts'
import { seedDeskRuns } from '../seeded/desk-runs.ts'
import { copyVersions } from '../seeded/versions.ts'
import { deskQuestions } from './desk-questions.ts'

const AIM_MS = 300
const VERSIONS = 2

/** Live map and run list over as many open runs as the desk is made for. */
export function deskAtScale({ scale, profile }: { scale: Scale; profile: Profile | undefined }): Promise<Found> {
  return onDeskAlone({ profile }, async ({ deskUrl, db }) => {
    const journeyId = await publish(deskUrl, 'Large', LARGE)
    const versionIds = await copyVersions(db, journeyId, VERSIONS)
    const slug = db.read.get<{ slug: string }>('SELECT slug FROM journey WHERE id = ?', journeyId)?.slug ?? ''
    await seedDeskPeople(db, scale.deskRuns)
    const runs = await seedDeskRuns(db, { journeyId, versionIds, slug, nowMs: Date.now(), count: scale.deskRuns })
    beginProfile(profile)
    const asked = await askAll(deskUrl, deskQuestions({ journeyId, runs }), scale.asked)
    const count = runs.toLocaleString('en')
    return {
      name: `Live map and run list at ${count} open runs`,
      how: `Rows seeded: ${count} people, cases, debts and open runs of one journey in ${VERSIONS} versions, four visits each; nobody works on them. Each question ${scale.asked} times over the desk’s HTTP, JSON included, `
        + 'each time for another person, page or node; a page has 100 lines, and says how many there are in all.',
      rows: askedRows(asked, AIM_MS),
      charts: [{ kind: 'bars', file: 'desk', title: `Live map and run list at ${count} open runs, p95`, unit: 'ms', bars: askedBars(asked), aim: { value: AIM_MS, text: `< ${AIM_MS} ms` } }],
    }
  })
}
