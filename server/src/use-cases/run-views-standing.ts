import type { Words } from '@parcours/journey'
import type { RunLine, RunStory, Sql, VersionInfo } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { StandingView } from '../routers/run-page-views.ts'
import { branchesOf } from './place-branches.ts'
import { pauseOf, stopsOf } from './place-holds.ts'
import { untilWords, type Here } from './place-instants.ts'
import { anyOf, reasonWords, say } from './run-words.ts'

interface StandingScene {
  story: RunStory
  line: RunLine
  info: VersionInfo
  catalog: Deps['catalog']
  here: Here
}

/** Where a run stands, in the facts of the page's top: its branches, what holds it, what would end it. */
export function standingOf(sql: Sql, { story, line, info, catalog, here }: StandingScene): StandingView {
  const { run } = story
  if (run.status === 'ended') return { branches: [], endsOn: null, after: countsUntil(run.windowEndsAt, here), pause: null, stops: [] }
  const pause = pauseOf(story, info)
  const branches = branchesOf({ visits: line.standing, decisions: story.decisions, info, catalog, here, paused: pause !== null })
  return { branches, endsOn: endsOf(info), after: null, pause, stops: stopsOf(sql, story, info) }
}

/** The facts that end it in the middle of any wait, as its journey says. */
function endsOf({ plan }: VersionInfo): Words | null {
  return plan.ends.length === 0 ? null : anyOf(plan.ends.map(reasonWords))
}

function countsUntil(windowEndsAt: number, here: Here): Words {
  if (windowEndsAt <= here.nowMs) return say('Nothing more: its window is closed', 'Plus rien : sa fenêtre de mesure est close')
  const until = untilWords(windowEndsAt, here)
  return say(`Payments count for it ${until.en}`, `Les paiements comptent pour lui ${until.fr}`)
}
