import type { DraftView } from '@parcours/server/router'
import type { MoveSearch } from './move-search.ts'

export type VersionChoice = DraftView['versions'][number]

interface Chosen {
  from: VersionChoice | undefined
  to: VersionChoice | undefined
}

/** As the URL names them; else to the live version, from the one of the others that most open runs are on. */
export function versionsOf({ versions, live }: Pick<DraftView, 'versions' | 'live'>, search: MoveSearch): Chosen {
  const numbered = (number: number | undefined) => versions.find(({ version }) => version === number)
  const from = numbered(search.from)
  const to = numbered(search.to) ?? (from?.versionId === live?.versionId ? versions.find((one) => one !== from) : numbered(live?.version))
  const others = versions.filter((one) => one !== to && one.openRuns > 0).toSorted((a, b) => b.openRuns - a.openRuns)
  return { from: from && from !== to ? from : others[0], to }
}

/** Versions that somebody can leave. */
export const withRuns = ({ versions }: Pick<DraftView, 'versions'>, from: VersionChoice | undefined): VersionChoice[] =>
  versions.filter((one) => one.openRuns > 0 || one.version === from?.version)
