import { describe, expect, it } from 'vitest'
import { fakeContext } from '../testing/fakes.ts'
import { codes } from '../testing/shape.ts'
import { textFindings, textWords } from './text.ts'

const check = (textId: string, offer = false) =>
  codes(textFindings({ textId, channel: 'sms', path: 'textId', context: fakeContext(), offer }))

describe('the text of a contact', () => {
  it.each([
    ['', ['missing-text']],
    ['nowhere@1', ['unknown-text']],
    ['sms-old@1', ['withdrawn-text']],
    ['email-reminder@2', ['wrong-channel']],
    ['sms-offer@1', ['offer-link-unavailable']],
    ['sms-reminder@1', []],
  ])('%s: %j', (textId, found) => {
    expect(check(textId)).toEqual(found)
  })

  it('of an offer must carry its link', () => {
    expect(check('sms-offer@1', true)).toEqual([])
    expect(check('sms-reminder@1', true)).toEqual(['offer-link-missing'])
  })

  it('is named without its version, in the quotation marks of each language', () => {
    expect(textWords('courteous-reminder@4')).toEqual({ en: '“courteous-reminder”', fr: '«\u202fcourteous-reminder\u202f»' })
  })
})
