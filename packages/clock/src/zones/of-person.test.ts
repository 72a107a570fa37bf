import { describe, expect, it } from 'vitest'
import { FRENCH_ZONES } from './france.ts'
import { US_ZONES } from './north-america.ts'
import { zonesOf } from './of-person.ts'

describe('somebody in France', () => {
  it.each([
    ['75011', 'Europe/Paris'],
    ['20000', 'Europe/Paris'],
    ['67000', 'Europe/Paris'],
    ['97110', 'America/Guadeloupe'],
    ['97200', 'America/Martinique'],
    ['97300', 'America/Cayenne'],
    ['97400', 'Indian/Reunion'],
    ['97500', 'America/Miquelon'],
    ['97600', 'Indian/Mayotte'],
    ['97133', 'America/St_Barthelemy'],
    ['97150', 'America/Marigot'],
    ['98600', 'Pacific/Wallis'],
    ['98800', 'Pacific/Noumea'],
    ['98713', 'Pacific/Tahiti'],
  ])('with postcode %s keeps the time of %s', (postcode, zone) => {
    expect(zonesOf({ postcode, country: 'FR' })).toEqual([zone])
  })

  it('in the outer islands of Polynesia has all three zones as candidates', () => {
    expect(zonesOf({ postcode: '98742', country: 'FR' })).toHaveLength(3)
  })

  it('is placed by the postcode, whatever mobile is carried there', () => {
    expect(zonesOf({ postcode: '97400', country: 'FR', phone: '+33 6 39 98 12 34' })).toEqual(['Indian/Reunion'])
  })

  it('has both zones when postcode and landline disagree', () => {
    expect(zonesOf({ postcode: '97400', country: 'FR', phone: '01 99 00 12 34' })).toEqual([
      'Indian/Reunion',
      'Europe/Paris',
    ])
    expect(zonesOf({ postcode: '75011', country: 'FR', phone: '+590690123456' })).toContain('America/Guadeloupe')
  })

  it.each([
    ['06 12 34 56 78', 'Europe/Paris'],
    ['0033612345678', 'Europe/Paris'],
    ['0639981234', 'Europe/Paris'],
    ['0639012345', 'Indian/Mayotte'],
    ['0692123456', 'Indian/Reunion'],
    ['+262639012345', 'Indian/Mayotte'],
    ['+262692123456', 'Indian/Reunion'],
    ['0696123456', 'America/Martinique'],
  ])('without a postcode is placed by the number %s', (phone, zone) => {
    expect(zonesOf({ country: 'FR', phone })).toEqual([zone])
  })

  it('of whom nothing is known has the mainland and the departments overseas', () => {
    expect(zonesOf({ country: 'FR' })).toEqual(FRENCH_ZONES)
    expect(zonesOf({ country: 'fr', postcode: 'inconnu', phone: '?' })).toEqual(FRENCH_ZONES)
  })
})

describe('somebody in the United States', () => {
  it.each([
    ['10001', 'America/New_York'],
    ['90012', 'America/Los_Angeles'],
    ['60601', 'America/Chicago'],
    ['80202', 'America/Denver'],
    ['85001', 'America/Phoenix'],
    ['99501', 'America/Anchorage'],
    ['99546', 'America/Adak'],
    ['96813', 'Pacific/Honolulu'],
    ['00901', 'America/Puerto_Rico'],
    ['83702-1234', 'America/Denver'],
    ['48201', 'America/New_York'],
    ['32501', 'America/Chicago'],
  ])('with ZIP %s keeps the time of %s', (postcode, zone) => {
    expect(zonesOf({ postcode, country: 'US' })).toEqual([zone])
  })

  it.each([['42701'], ['57501'], ['79855'], ['83501'], ['97914']])(
    'with ZIP %s lives in a range of two zones',
    (postcode) => {
      expect(zonesOf({ postcode, country: 'US' })).toHaveLength(2)
    },
  )

  it('has both zones when area code and address disagree (Regulation F, comment 6(b)(1)(i)-2)', () => {
    const zones = zonesOf({ postcode: '90012', country: 'US', phone: '+1 212 555 0142' })
    expect(zones).toEqual(['America/Los_Angeles', 'America/New_York'])
  })

  it('has one when they agree, in any spelling', () => {
    expect(zonesOf({ postcode: '10001', country: 'US', phone: '1-212-555-0142' })).toEqual(['America/New_York'])
    expect(zonesOf({ country: 'US', phone: '(213) 555-0142' })).toEqual(['America/Los_Angeles'])
  })

  it('gets nothing from a toll-free number or a military address', () => {
    expect(zonesOf({ country: 'US', phone: '+18005550142' })).toEqual(US_ZONES)
    expect(zonesOf({ postcode: '09012', country: 'US' })).toEqual(US_ZONES)
    expect(zonesOf({ postcode: '90012', country: 'US', phone: '+18885550142' })).toEqual(['America/Los_Angeles'])
  })
})

describe('somebody elsewhere', () => {
  it('keeps the time of a country with one zone', () => {
    expect(zonesOf({ country: 'BE', postcode: '1000', phone: '+32 2 123 45 67' })).toEqual(['Europe/Brussels'])
  })

  it('has a foreign mobile beside the address', () => {
    expect(zonesOf({ country: 'US', postcode: '10001', phone: '+33639981234' })).toEqual([
      'America/New_York',
      'Europe/Paris',
    ])
    expect(zonesOf({ country: 'FR', postcode: '75011', phone: '+351912345678' })).toContain('Atlantic/Azores')
  })

  it('has no candidate when the country is not known', () => {
    expect(zonesOf({ country: 'ZZ' })).toEqual([])
  })
})
