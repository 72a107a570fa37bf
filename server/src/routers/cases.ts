import { z } from 'zod'
import { daysPastDue, listCases, type CaseLine } from '@parcours/store'
import { readSearch } from '../use-cases/run-search.ts'
import { PageInput } from './runs.ts'
import { procedure, router } from './trpc.ts'
import type { CaseRow } from './views.ts'

export const casesRouter = router({
  search: procedure.input(z.strictObject({ search: z.string().max(200).default(''), ...PageInput })).query(({ ctx: { deps }, input }) => {
    const page = listCases(deps.db.read, readSearch(deps.db.read, input.search), input)
    const nowMs = deps.clock.nowMs()
    return { ...page, rows: page.rows.map((line) => caseRow(line, nowMs)) }
  }),
})

const caseRow = (line: CaseLine, nowMs: number): CaseRow => ({
  caseId: line.id, caseRef: line.ref, person: `${line.firstName} ${line.lastName}`, portfolio: line.portfolio, debts: line.debts,
  arrearsCents: line.arrearsCents, currency: line.currency,
  dpd: line.oldestDueDate === null ? 0 : Math.max(0, daysPastDue(line.oldestDueDate, nowMs)),
  openRun: line.openRunId !== null && line.openJourneyName !== null ? { runId: line.openRunId, journeyName: line.openJourneyName } : null,
})
