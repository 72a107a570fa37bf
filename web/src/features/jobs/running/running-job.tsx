import type { BulkPageView } from '@parcours/server/router'
import { useState } from 'react'
import type { ItemChoice } from '../job.ts'
import { ItemList } from './item-list.tsx'
import { ItemTabs } from './item-tabs.tsx'
import { JobProgress } from './job-progress.tsx'

/** A job that was started: how far it is, and its runs by what has become of them. */
export function RunningJob({ job }: { job: BulkPageView }) {
  const [choice, setChoice] = useState<ItemChoice>({})
  return (
    <>
      <JobProgress job={job} />
      <ItemTabs job={job} choice={choice} onChange={setChoice} />
      <ItemList key={`${choice.state} ${choice.code}`} job={job} choice={choice} />
    </>
  )
}
