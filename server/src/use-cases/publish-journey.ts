import { createHash } from 'node:crypto'
import { compile, diff, planJson, validate } from '@parcours/engine'
import { Journey, canonicalJson, type Issue } from '@parcours/journey'
import { newId, type Sql } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { draftView, journeyRow, versionRows } from './journey-views.ts'
import { previewEnrolment } from './preview-enrolment.ts'
import type { PublishPreview, PublishResult } from '../routers/views.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** What publishing would change, block and enrol, before anybody is asked to confirm. */
export async function publishPreview(deps: Deps, journeyId: string): Promise<PublishPreview> {
  const row = journeyRow(deps.db.read, journeyId)
  const draft = Journey.parse(JSON.parse(row.draft))
  const versions = versionRows(deps.db.read, journeyId)
  const live = versions.find((v) => v.id === row.liveVersionId)
  const options = { catalog: deps.catalog, checks: deps.checks() }
  const issues = validate(draft, options)
  const compiled = compile(draft, options)
  const blocking = dedupe([...issues.filter((i) => i.severity === 'error'), ...(compiled.ok ? [] : compiled.issues)])
  const changes = diff(live ? Journey.parse(JSON.parse(live.drawing)) : undefined, draft, options)
  return {
    changes: changes.map(({ kind, nodeId, words }) => ({ kind, ...(nodeId !== undefined && { nodeId }), words })),
    blocking, warnings: issues.filter((i) => i.severity === 'warning'),
    nextVersion: (versions[0]?.number ?? 0) + 1,
    runsOnOlder: versions.reduce((sum, v) => sum + v.openRuns, 0),
    ...(blocking.length === 0 ? await previewEnrolment(deps, draft) : { wouldEnrol: 0, excluded: [] }),
  }
}

const dedupe = (issues: Issue[]): Issue[] =>
  [...new Map(issues.map((i) => [`${i.code}|${i.nodeId ?? ''}|${i.path ?? ''}|${i.message.en}`, i])).values()]

/**
 * Publishes the draft as a new immutable version, which serves new enrolments; running debts finish on
 * theirs. Refused with its issues when it does not compile, and when the draft has moved on meanwhile.
 */
export async function publishJourney(deps: Deps, one: { journeyId: string; revision: number; actor: string }): Promise<PublishResult> {
  const row = journeyRow(deps.db.read, one.journeyId)
  if (row.revision !== one.revision) return { kind: 'conflict', theirs: draftView(deps.db.read, one.journeyId) }
  const journey = Journey.parse(JSON.parse(row.draft))
  const options = { catalog: deps.catalog, checks: deps.checks() }
  const errors = validate(journey, options).filter((issue) => issue.severity === 'error')
  const compiled = compile(journey, options)
  if (errors.length > 0 || !compiled.ok) return { kind: 'refused', issues: dedupe([...errors, ...(compiled.ok ? [] : compiled.issues)]) }
  const plan = planJson(compiled.plan)
  return deps.db.write((sql) => {
    const now = sql.get<{ revision: number }>('SELECT revision FROM journey WHERE id = ?', one.journeyId)
    if (now?.revision !== one.revision) return { kind: 'conflict', theirs: draftView(sql, one.journeyId) }
    return insertVersion(sql, { ...one, journey, plan, nowMs: deps.clock.nowMs() })
  })
}

function insertVersion(sql: Sql, one: { journeyId: string; actor: string; journey: Journey; plan: string; nowMs: number }): PublishResult {
  const version = (sql.get<{ n: number | null }>('SELECT MAX(number) AS n FROM version WHERE journeyId = ?', one.journeyId)?.n ?? 0) + 1
  const versionId = newId('ver')
  sql.run('INSERT INTO version (id, journeyId, number, drawing, plan, hash, publishedAt, publishedBy) VALUES (?,?,?,?,?,?,?,?)',
    versionId, one.journeyId, version, canonicalJson(one.journey), one.plan, hashOf(one.plan), one.nowMs, one.actor)
  sql.run('UPDATE journey SET liveVersionId = ? WHERE id = ?', versionId, one.journeyId)
  return { kind: 'published', version, versionId }
}
