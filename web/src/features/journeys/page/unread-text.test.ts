import { describe, expect, it } from 'vitest'
import { defaultSettings, type Journey } from '@parcours/journey'
import { createJsonText, type JsonText } from '../json/json-text.ts'
import { lossOnLeaving, shownSave } from './unread-text.ts'

const stored: Journey = { format: 1, slug: 'early', name: 'Early', settings: defaultSettings(), nodes: [], edges: [] }
const journey: Journey = { ...stored, name: 'Later' }
const invalid: JsonText = { kind: 'invalid', text: '{', problem: undefined, since: stored }
const applied: JsonText = { kind: 'applied', text: '{}', journey: stored }

describe('what leaving would lose', () => {
  it('is nothing while all is stored and the text is the drawing', () => {
    expect(lossOnLeaving({ journey: stored, stored }, { kind: 'follows' })).toEqual({ edits: false, text: false })
    expect(lossOnLeaving({ journey: stored, stored }, applied)).toEqual({ edits: false, text: false })
  })
  it('is the text where it is no journey yet, though the drawing is stored', () => {
    expect(lossOnLeaving({ journey: stored, stored }, invalid)).toEqual({ edits: false, text: true })
  })
  it('is the edits that could not be stored, with or without a text', () => {
    expect(lossOnLeaving({ journey, stored }, applied)).toEqual({ edits: true, text: false })
    expect(lossOnLeaving({ journey, stored }, invalid)).toEqual({ edits: true, text: true })
  })
})

describe('the save state', () => {
  it('never says saved while a text is no journey yet', () => { expect(shownSave({ kind: 'saved' }, invalid)).toBe('invalid-text') })
  it('says saved once the text is taken over or discarded', () => {
    expect(shownSave({ kind: 'saved' }, applied)).toBe('saved')
    expect(shownSave({ kind: 'saved' }, { kind: 'follows' })).toBe('saved')
  })
  it('tells a failure before the text', () => {
    expect(shownSave({ kind: 'failed', offline: true, error: null, retryAtMs: 0 }, invalid)).toBe('failed')
  })
})

describe('the last moment of typing', () => {
  it('is read by the open editor, and by nobody after it is gone', () => {
    const text = createJsonText()
    text.getState().setTakeTyped(() => text.getState().set(invalid))
    text.getState().takeTyped()
    expect(text.getState().state).toBe(invalid)
    text.getState().setTakeTyped(null)
    text.getState().set({ kind: 'follows' })
    text.getState().takeTyped()
    expect(text.getState().state).toEqual({ kind: 'follows' })
  })
})
