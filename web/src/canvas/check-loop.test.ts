import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings, type Journey } from '@parcours/journey'
import type { CheckView } from '@parcours/server/router'
import { CHECK_DELAY_MS, CheckLoop } from './check-loop.ts'
import { createDraftStore } from './draft-store.ts'
import { createLiveStore } from './live-store.ts'

const journey: Journey = { format: 1, slug: 'a', name: 'A', settings: defaultSettings(), nodes: [], edges: [] }
const found = (code: string): CheckView => ({ issues: [{ code, severity: 'error', message: { en: '', fr: '' } }], nodes: [] })

function setUp(check: (journey: Journey) => Promise<CheckView>) {
  const draft = createDraftStore({ journeyId: 'j', journey, revision: 1, savedAtMs: 0, savedBy: '', live: null, versions: [] })
  const live = createLiveStore()
  const spy = vi.fn(check)
  const loop = new CheckLoop(draft, live, spy)
  return { live, spy, loop, rename: (name: string) => draft.getState().dispatch({ type: 'renameJourney', name }) }
}
const codes = (live: ReturnType<typeof createLiveStore>) => live.getState().issues.map((issue) => issue.code)

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('checking while drawing', () => {
  it('asks at once, then after each pause with the newest draft', async () => {
    const { spy, rename } = setUp(async () => found('x'))
    await vi.advanceTimersByTimeAsync(0)
    rename('B')
    rename('C')
    await vi.advanceTimersByTimeAsync(CHECK_DELAY_MS)
    expect(spy.mock.calls.map(([j]) => j.name)).toEqual(['A', 'C'])
  })

  it('drops an answer that a newer one has overtaken', async () => {
    const answers: ((view: CheckView) => void)[] = []
    const { live, rename } = setUp(() => new Promise((resolve) => { answers.push(resolve) }))
    await vi.advanceTimersByTimeAsync(0)
    rename('B')
    await vi.advanceTimersByTimeAsync(CHECK_DELAY_MS)
    answers[1]?.(found('new'))
    await vi.advanceTimersByTimeAsync(0)
    answers[0]?.(found('old'))
    await vi.advanceTimersByTimeAsync(0)
    expect(codes(live)).toEqual(['new'])
  })

  it('keeps what it knew through a failure, and asks again', async () => {
    let works = true
    const { live, rename } = setUp(async ({ name }) => (works ? found(name) : Promise.reject(new Error('offline'))))
    await vi.advanceTimersByTimeAsync(0)
    works = false
    rename('B')
    await vi.advanceTimersByTimeAsync(CHECK_DELAY_MS)
    expect(codes(live)).toEqual(['A'])
    works = true
    await vi.advanceTimersByTimeAsync(3000)
    expect(codes(live)).toEqual(['B'])
  })

  it('is silent once stopped', async () => {
    const { spy, loop, rename } = setUp(async () => found('x'))
    loop.stop()
    rename('B')
    await vi.advanceTimersByTimeAsync(1000)
    expect(spy).not.toHaveBeenCalled()
  })
})
