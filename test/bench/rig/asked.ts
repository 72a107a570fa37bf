import { percentile, short } from '../report/stats.ts'
import { atMost, type Row } from '../report/measured.ts'
import { askDesk } from './desk.ts'

/** A question that a page puts to the desk; `input` of the n-th time, so that not one answer is asked for again and again. */
export interface Question {
  what: string
  path: string
  input: (n: number) => unknown
  /** Sees each answer: a question that finds nothing measures nothing. Throws when it is not what was asked for. */
  check: (answer: never) => void
}

export interface Asked {
  what: string
  /** Real ms of each time, HTTP and JSON included. */
  times: number[]
}

/** Asks every question so many times, one after the other, after asking each twice unmeasured. */
export async function askAll(deskUrl: string, questions: readonly Question[], times: number): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { what, path, input, check } of questions) {
    const once = async (n: number) => {
      const startMs = performance.now()
      const answer = await askDesk<never>(deskUrl, path, input(n))
      const took = performance.now() - startMs
      check(answer)
      return took
    }
    for (let n = 0; n < 2; n++) await once(times + n)
    const found: number[] = []
    for (let n = 0; n < times; n++) found.push(await once(n))
    asked.push({ what, times: found })
  }
  return asked
}

export const askedRows = (asked: readonly Asked[], aimMs: number): Row[] =>
  asked.map(({ what, times }) => {
    const [p50, p95, most] = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)]
    return { what, value: `p95 ${short(p95)} ms (p50 ${short(p50)}, slowest ${short(most)})`, aim: atMost(p95, aimMs, `< ${aimMs} ms`), numbers: { p50Ms: p50, p95Ms: p95, maxMs: most } }
  })

export const askedBars = (asked: readonly Asked[]) => asked.map(({ what, times }) => ({ label: what, value: percentile(times, 0.95), ours: true }))
