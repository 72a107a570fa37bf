import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings, type Journey } from '@parcours/journey'
import type { DraftView, SaveResult } from '@parcours/server/router'
import { Autosave, SAVE_DELAY_MS, type SaveRequest } from './autosave.ts'
import { createDraftStore } from './draft-store.ts'

const journey: Journey = { format: 1, slug: 'a', name: 'A', settings: defaultSettings(), nodes: [], edges: [] }
const draft = (revision = 1, name = 'A'): DraftView => ({
  journeyId: 'j', journey: { ...journey, name }, revision, savedAtMs: 0, savedBy: 'x', live: null, versions: [],
})

function setUp(answer: (request: SaveRequest) => Promise<SaveResult>) {
  const store = createDraftStore(draft())
  const save = vi.fn(answer)
  const autosave = new Autosave(store, { save, isOffline: () => true })
  return { store, save, autosave, rename: (name: string) => store.getState().dispatch({ type: 'renameJourney', name }) }
}
const stores = async (request: SaveRequest): Promise<SaveResult> => ({ kind: 'saved', revision: request.revision + 1, savedAtMs: 5 })

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('autosave', () => {
  it('waits for a pause, then sends the last state once', async () => {
    const { store, save, rename } = setUp(stores)
    rename('B')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS - 100)
    rename('C')
    expect(store.getState().save.kind).toBe('dirty')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    expect(save).toHaveBeenCalledTimes(1)
    expect(save.mock.calls[0]?.[0]).toMatchObject({ revision: 1, journey: { name: 'C' } })
    expect(store.getState()).toMatchObject({ revision: 2, savedAtMs: 5, save: { kind: 'saved' } })
  })

  it('sends an edit made during a save with the next one', async () => {
    let finish: (result: SaveResult) => void = () => undefined
    const { store, save, rename } = setUp(() => new Promise((resolve) => { finish = resolve }))
    rename('B')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    rename('C')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    expect(save).toHaveBeenCalledTimes(1)
    finish({ kind: 'saved', revision: 2, savedAtMs: 1 })
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    expect(save.mock.calls[1]?.[0]).toMatchObject({ revision: 2, journey: { name: 'C' } })
    finish({ kind: 'saved', revision: 3, savedAtMs: 2 })
    await vi.advanceTimersByTimeAsync(0)
    expect(store.getState()).toMatchObject({ revision: 3, save: { kind: 'saved' } })
  })

  it('never meets itself: of two edits that waited for a slow save, one sends both', async () => {
    const finish: ((result: SaveResult) => void)[] = []
    const { save, rename } = setUp(() => new Promise((resolve) => { finish.push(resolve) }))
    for (const name of ['B', 'C', 'D']) {
      rename(name)
      await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    }
    finish[0]?.({ kind: 'saved', revision: 2, savedAtMs: 1 })
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    expect(save).toHaveBeenCalledTimes(2)
    expect(save.mock.calls[1]?.[0]).toMatchObject({ revision: 2, journey: { name: 'D' } })
  })

  it('says that it failed, and tries again by itself', async () => {
    let online = false
    const { store, save, rename } = setUp((request) => (online ? stores(request) : Promise.reject(new Error('failed to fetch'))))
    rename('B')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    expect(store.getState().save).toMatchObject({ kind: 'failed', offline: true })
    online = true
    await vi.advanceTimersByTimeAsync(2000)
    expect(save).toHaveBeenCalledTimes(2)
    expect(store.getState().save.kind).toBe('saved')
  })

  it('knows its own draft again when the answer to a save was lost', async () => {
    let call = 0
    const { store, save, rename } = setUp(async (request) => {
      call += 1
      // Stored as revision 2, but the answer never came.
      if (call === 1) throw new Error('timed out')
      return request.revision === 1 ? { kind: 'conflict', theirs: draft(2, 'B') } : stores(request)
    })
    rename('B')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    rename('C')
    await vi.advanceTimersByTimeAsync(5000)
    expect(save.mock.calls.map(([request]) => [request.revision, request.journey.name])).toEqual([[1, 'B'], [1, 'C'], [2, 'C']])
    expect(store.getState()).toMatchObject({ revision: 3, journey: { name: 'C' }, save: { kind: 'saved' } })
  })

  it('flushes at once when the page is left', async () => {
    const { save, rename, autosave } = setUp(stores)
    rename('B')
    await autosave.flush()
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('is saved again when an undo brings back what is stored', () => {
    const { store, rename } = setUp(stores)
    store.getState().dispatch({ type: 'replace', journey: { ...journey, name: 'Z' } })
    expect(store.getState().save.kind).toBe('dirty')
    store.getState().undo()
    expect(store.getState().save.kind).toBe('saved')
    rename('B')
    expect(store.getState().save.kind).toBe('dirty')
  })
})

describe('a newer draft is stored', () => {
  const conflicting = async () => {
    const set = setUp(async (request) => (request.force ? stores(request) : { kind: 'conflict', theirs: draft(7, 'Theirs') }))
    set.rename('Mine')
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS)
    return set
  }

  it('sends nothing until somebody chose', async () => {
    const { store, save, rename } = await conflicting()
    expect(store.getState().save).toMatchObject({ kind: 'conflict', theirs: { revision: 7 } })
    rename('Mine too')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('takes theirs, with ours one undo away', async () => {
    const { store } = await conflicting()
    store.getState().takeTheirs(draft(7, 'Theirs'))
    expect(store.getState()).toMatchObject({ revision: 7, save: { kind: 'saved' }, journey: { name: 'Theirs' } })
    store.getState().undo()
    expect(store.getState().journey.name).toBe('Mine')
  })

  it('keeps ours by force, with theirs one undo away', async () => {
    const { store, save, autosave } = await conflicting()
    store.getState().keepOurs(draft(7, 'Theirs'))
    await autosave.force()
    expect(save.mock.calls.at(-1)?.[0]).toMatchObject({ force: true, revision: 7, journey: { name: 'Mine' } })
    expect(store.getState().save.kind).toBe('saved')
    store.getState().undo()
    expect(store.getState().journey.name).toBe('Theirs')
  })
})
