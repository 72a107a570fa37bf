import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { ImportPreview, ImportView } from '@parcours/server/router'
import { writePortfolioFile } from './portfolio-file.ts'
import { atMost, timed, type Found, type Row } from './report/measured.ts'
import { textTable } from './report/report.ts'
import { cpuSeconds } from './rig/cpu.ts'
import { askDesk, callDesk } from './rig/desk.ts'
import { memoryMb } from './rig/memory.ts'
import { startProcess } from './rig/process.ts'
import { beginProfile, profileArgs, type Profile } from './rig/profiled.ts'
import { environment, freePorts } from './rig/settings.ts'

/** Goal on two cores: 100,000 rows within 15 s. */
const GOAL = { rows: 100_000, seconds: 15 }

/** A portfolio file through the desk of a demo with its live journeys: upload, load and count, then the same file again. */
export async function importRows({ rows, profile }: { rows: number; profile: Profile | undefined }): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-import-'))
  const file = join(folder, 'portfolio.csv')
  await writePortfolioFile(file, rows)
  const ports = await freePorts()
  const env = { ...environment({ folder, ports, temporal: { address: '127.0.0.1:1', namespace: 'none' } }), PARCOURS_DEMO: '1', PARCOURS_CLOCK: 'wall', SANDBOX_PORT: '', SANDBOX_CHANNELS: '' }
  const server = await startProcess({ name: 'server', main: 'server/src/main.ts', port: ports.desk, env, folder, nodeArgs: profileArgs(profile, 'server') })
  const desk = `http://127.0.0.1:${ports.desk}`
  try {
    beginProfile(profile)
    const restMb = memoryMb(server.pid).now
    const first = await importOnce(desk, { file, pid: server.pid })
    const again = await importOnce(desk, { file, pid: server.pid })
    const peakMb = memoryMb(server.pid).peak
    return { name: 'Import', how: `${rows.toLocaleString('en')} rows, 15 columns, beside the demo portfolio and its live journeys; enrolment counted.`, rows: rowsOf(rows, { first, again, restMb, peakMb }) }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Passage {
  uploadSeconds: number
  /** Until all rows are booked. */
  loadSeconds: number
  /** Until enrolment is counted too. */
  seconds: number
  /** Slowest answer of the desk meanwhile. */
  slowestMs: number
  /** Processor seconds of the server. */
  cpu: number
  view: ImportView
}

async function importOnce(desk: string, { file, pid }: { file: string; pid: number }): Promise<Passage> {
  const begin = performance.now()
  const cpuBefore = cpuSeconds(pid) ?? 0
  const since = () => (performance.now() - begin) / 1000
  const response = await fetch(`${desk}/api/imports/upload`, { method: 'POST', body: await openAsBlob(file), headers: { 'content-type': 'text/csv', 'x-file-name': 'portfolio.csv' } })
  if (!response.ok) throw new Error(await response.text())
  // The desk's own answer, of the type that its pages use.
  const { uploadId, mapping, encoding, delimiter, decimal } = (await response.json()) as ImportPreview
  const uploadSeconds = since()
  const { importId } = await callDesk<{ importId: string }>(desk, 'imports.start', { uploadId, kind: 'portfolio', portfolioId: 'cards-fr', mapping, encoding, delimiter, decimal })
  let loadSeconds = 0
  let slowestMs = 0
  for (;;) {
    const asked = performance.now()
    const view = await askDesk<ImportView>(desk, 'imports.get', { importId })
    slowestMs = Math.max(slowestMs, performance.now() - asked)
    if (loadSeconds === 0 && view.progress.done === view.progress.total) loadSeconds = since() - uploadSeconds
    if (view.status === 'failed') throw new Error('the import failed')
    if (view.status === 'loaded' || view.status === 'confirmed') return { uploadSeconds, loadSeconds, seconds: since(), slowestMs, view, cpu: (cpuSeconds(pid) ?? 0) - cpuBefore }
    await sleep(50)
  }
}

function rowsOf(rows: number, m: { first: Passage; again: Passage; restMb: number; peakMb: number }): Row[] {
  const goal = (GOAL.seconds * rows) / GOAL.rows
  const passage = (what: string, one: Passage): Row => ({
    what, value: `${one.seconds.toFixed(1)} s (upload ${one.uploadSeconds.toFixed(1)}, rows ${one.loadSeconds.toFixed(1)}; processor ${one.cpu.toFixed(1)}); ${Math.round(rows / one.loadSeconds).toLocaleString('en')} rows/s`,
    aim: atMost(one.seconds, goal, `< ${goal.toFixed(0)} s`), numbers: { seconds: one.seconds, uploadSeconds: one.uploadSeconds, loadSeconds: one.loadSeconds, rowsPerSecond: rows / one.loadSeconds, cpuSeconds: one.cpu },
  })
  const { view } = m.first
  return [
    passage('first time', m.first), passage('the same file again', m.again),
    { what: 'booked', value: `${view.inserted} new, ${view.refused} refused; again: ${m.again.view.unchanged} unchanged`, numbers: { inserted: view.inserted, unchanged: m.again.view.unchanged } },
    { what: 'memory', value: `${m.restMb.toFixed(0)} MB before, ${m.peakMb.toFixed(0)} MB at most`, numbers: { restMb: m.restMb, peakMb: m.peakMb } },
    { what: 'slowest answer meanwhile', value: `${m.first.slowestMs.toFixed(0)} ms`, numbers: { slowestMs: m.first.slowestMs } },
  ]
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
  process.stdout.write(`${textTable([await timed(() => importRows({ rows: Number(values.rows), profile: undefined }))])}\n`)
}
