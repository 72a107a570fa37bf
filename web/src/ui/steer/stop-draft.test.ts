import { describe, expect, it } from 'vitest'
import { changed, effectsOf, STOP_SCOPES, stopsOf, type StopDraft } from './stop-draft.ts'

const frozen: StopDraft = { scope: 'journey', channel: null, journeyId: 'j', effect: 'freeze' }

describe('the emergency stop as it is filled in', () => {
  it('never stops what no longer stands ticked', () => {
    const everywhere = changed(frozen, { scope: 'workspace' })
    expect(everywhere.effect).toBe('contact')
    expect(stopsOf(everywhere, 'r')).toEqual([{ scope: 'workspace', effect: 'contact', reason: 'r' }])
    for (const scope of STOP_SCOPES) expect(effectsOf(scope)).toContain(changed(frozen, { scope }).effect)
  })
  it('of a channel is one of contacts, whatever was ticked before', () => {
    const draft = changed({ ...frozen, effect: 'entry' }, { scope: 'channel', channel: 'sms' })
    expect([draft.effect, stopsOf(draft, 'r')]).toEqual(['contact', [{ scope: 'channel', target: 'sms', effect: 'contact', reason: 'r' }]])
  })
  it('keeps what the new scope has too', () => {
    expect(changed({ ...frozen, effect: 'both' }, { scope: 'workspace' }).effect).toBe('both')
    expect(stopsOf(frozen, 'r').map(({ effect }) => effect)).toEqual(['contact', 'entry'])
  })
  it('is none while its journey or channel is missing', () => {
    expect([stopsOf({ ...frozen, journeyId: null }, 'r'), stopsOf({ ...frozen, scope: 'channel' }, 'r')]).toEqual([[], []])
  })
})
