import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings, type Journey } from '@parcours/journey'
import { createDraftStore } from '../../../canvas/draft-store.ts'
import { createJsonText } from '../json/json-text.ts'
import { saveOnLeave } from './save-on-leave.ts'

const journey: Journey = { format: 1, slug: 'early', name: 'Early', settings: defaultSettings(), nodes: [], edges: [] }

/** An open journey and the browser around it; `closing` is true where the browser would ask. */
function open() {
  const draft = createDraftStore({ journeyId: 'j', journey, revision: 1, savedAtMs: 0, savedBy: 'ana', live: null, versions: [] })
  const text = createJsonText()
  const stop = saveOnLeave({ journeyId: 'j', draft, text, autosave: { flush: () => Promise.resolve() } })
  const closing = () => !browser.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  return { draft, text, stop, closing }
}
const invalid = { kind: 'invalid' as const, text: '{', problem: undefined, since: journey }

let browser = new EventTarget()
beforeEach(() => {
  browser = new EventTarget()
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser))
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser))
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => { vi.unstubAllGlobals() })

describe('closing the browser’s page', () => {
  it('asks nothing while all is stored', () => { expect(open().closing()).toBe(false) })

  it('asks while a text is no journey yet, and no more once it is discarded', () => {
    const { text, closing } = open()
    text.getState().set(invalid)
    expect(closing()).toBe(true)
    text.getState().set({ kind: 'follows' })
    expect(closing()).toBe(false)
  })

  it('counts what was typed in the last moment', () => {
    const { text, closing } = open()
    text.getState().setTakeTyped(() => text.getState().set(invalid))
    expect(closing()).toBe(true)
  })

  it('asks about an edit that failed, not about one that the closing page sends itself', () => {
    const { draft, closing } = open()
    draft.getState().dispatch({ type: 'replace', journey: { ...journey, name: 'Later' } })
    draft.getState().setSave({ kind: 'dirty' })
    expect(closing()).toBe(false)
    draft.getState().setSave({ kind: 'failed', offline: true, error: null, retryAtMs: 0 })
    expect(closing()).toBe(true)
  })

  it('asks nothing after the journey was left', () => {
    const { text, stop, closing } = open()
    text.getState().set(invalid)
    stop()
    expect(closing()).toBe(false)
  })
})
