import { describe, expect, it } from 'vitest'
import { portalWord, type PortalWord } from './portal-words.ts'

const BEFORE_IDENTITY = ['page', 'identityTitle', 'identityWhy', 'birthDate', 'postcode', 'incomplete', 'wrong', 'locked', 'expired', 'closed', 'invalid', 'failed', 'late_expired', 'late_closed', 'no_session', 'unsent'] as const satisfies readonly PortalWord[]

describe('the words of the person\u2019s page', () => {
  it('fill their holes, and leave none that was not given', () => {
    expect(portalWord('en', 'owed', { creditor: 'Aubépine', amount: '€ 12' })).toBe('Past due with Aubépine: € 12')
    expect(portalWord('fr', 'wrong', { n: 2 })).toContain('2')
    expect(portalWord('en', 'wrong')).toContain('{n}')
  })

  it('name no debt before the identity check', () => {
    const said = BEFORE_IDENTITY.flatMap((word) => [portalWord('en', word), portalWord('fr', word)]).join(' ')
    expect(said).not.toMatch(/debt|owe|pay|due|arrears|creditor|dette|pai|impay|échu|créancier/i)
  })
})
