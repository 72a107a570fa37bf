import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, type Found, type Row } from '../report/measured.ts'
import { percentile, short } from '../report/stats.ts'
import { memoryMb } from '../rig/memory.ts'
import type { Rig } from '../rig/rig.ts'
import { settle } from '../rig/settled.ts'
import { bytesOf, enrolWaiters, takeWaiters, type Waiters } from '../rig/waiters.ts'
import type { Scale } from '../scale.ts'
import { paymentToEnd } from './payment-to-end.ts'

const AIM_MB = 1_024
const AIM_ONE_MS = 300
const AIM_TOGETHER_MS = 2_000
const TOGETHER = 20

/** What runs cost that only wait, and how fast one is awake: memory, disk, and payments that end them. */
export async function sleepers(rig: Rig, { waiters, scale }: { waiters: Waiters; scale: Scale }): Promise<Found> {
  await enrolWaiters(rig, waiters, scale.sleepers - waiters.waiting.length)
  await sleep(scale.restSeconds * 1000)
  await settle(rig)
  const count = waiters.waiting.length
  const rows = [...memoryRows(rig), ...diskRows(rig, waiters)]
  const one = await paymentToEnd(rig, { waiters: takeWaiters(waiters, scale.payments), atOnce: 1 })
  const together = await paymentToEnd(rig, { waiters: takeWaiters(waiters, scale.paymentsTogether), atOnce: TOGETHER })
  return {
    name: `${count.toLocaleString('en')} sleeping runs`,
    how: `Runs that wait for money for weeks. Memory as the kernel counts it, after ${scale.restSeconds} s of rest and without a forced collection; disk is the growth of the pages in use of each database file, `
      + 'people and debts not counted. Payments are posted over POST /api/v1/events for runs from all over the set, of which the worker remembers 1,500; '
      + 'the time runs from the request to the close of the workflow in Temporal (event stored and applied, relay, signal, replay where needed, visit, roll-up, run row closed).',
    rows: [
      ...rows, ...timeRows('payment to ended, one at a time', one, AIM_ONE_MS), ...timeRows(`payment to ended, ${TOGETHER} at once`, together, AIM_TOGETHER_MS),
    ],
    charts: [{
      kind: 'bars', file: 'sleepers', title: `Payment to ended among ${count.toLocaleString('en')} sleeping runs`, unit: 'ms',
      bars: [
        { label: 'one at a time, p50', value: percentile(one, 0.5) }, { label: 'one at a time, p95', value: percentile(one, 0.95), ours: true },
        { label: `${TOGETHER} at once, p50`, value: percentile(together, 0.5) }, { label: `${TOGETHER} at once, p95`, value: percentile(together, 0.95), ours: true },
      ],
    }],
  }
}

function memoryRows({ pids }: Rig): Row[] {
  const of = (name: string) => memoryMb(pids[name] ?? 0)
  const worker = of('worker')
  const others = ['server', 'temporal'].filter((name) => pids[name] !== undefined)
  return [
    {
      what: 'worker, resident memory', value: `${worker.now.toFixed(0)} MB; at most ${worker.peak.toFixed(0)} MB while they were started`,
      aim: atMost(worker.now, AIM_MB, '<= 1.0 GB'), numbers: { workerMb: worker.now, workerPeakMb: worker.peak },
    },
    ...others.map((name): Row => ({ what: `${name}, resident memory`, value: `${of(name).now.toFixed(0)} MB`, numbers: { [`${name}Mb`]: of(name).now } })),
  ]
}

function diskRows(rig: Rig, { bytesBefore, waiting }: Waiters): Row[] {
  const after = bytesOf(rig)
  const kb = (name: 'own' | 'temporal') => (after[name] - bytesBefore[name]) / waiting.length / 1024
  return [
    { what: 'disk a run, our database', value: `${short(kb('own'))} kB`, numbers: { ownKbPerRun: kb('own') } },
    { what: 'disk a run, Temporal’s', value: `${short(kb('temporal'))} kB`, numbers: { temporalKbPerRun: kb('temporal') } },
  ]
}

function timeRows(what: string, times: readonly number[], aimMs: number): Row[] {
  const [p50, p95, most] = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)]
  return [
    { what: `${what}, p95 of ${times.length}`, value: `${short(p95)} ms`, aim: atMost(p95, aimMs, `< ${aimMs} ms`), numbers: { p95Ms: p95 } },
    { what: `${what}, p50 and slowest`, value: `${short(p50)} ms, ${short(most)} ms`, numbers: { p50Ms: p50, maxMs: most } },
  ]
}
