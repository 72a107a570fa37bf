import { zonesOf } from '@parcours/clock'
import { between, drawsOf, oneOf, type Draw } from './chance.ts'
import { FRENCH_FIRST, FRENCH_LAST } from './names.ts'
import { MAINLAND, OVERSEAS, STREETS, type Place } from './places-fr.ts'
import { birthDateOf, emailOf, personId, pointOf, type Someone } from './someone.ts'

/** Shares of the portfolio; figures of the demo, not measured anywhere. */
const SHARE = { overseas: 0.03, noMobile: 0.04, noEmail: 0.07, english: 0.04, payday: 0.45, vulnerable: 0.02, strategic: 0.004 }
const PAYDAYS = [1, 5, 10, 25, 27, 28, 30]

/** Blocks of 10,000 numbers that Arcep keeps for films and plays (decision 2018-0881): nobody has them. */
const FICTION = { mobile: '+3363998', 1: '+3319900', 2: '+3326191', 3: '+3335301', 4: '+3346571', 5: '+3353649' } as const

/** The n-th customer of the French portfolio: the same one for ever. `n` from 1 to 10,000, as far as the numbers reach. */
export function frenchPerson(n: number): Someone {
  const key = `fr${String(n).padStart(5, '0')}`
  const draw = drawsOf(`person:${key}`)
  const names = { firstName: oneOf(draw, FRENCH_FIRST), lastName: oneOf(draw, FRENCH_LAST) }
  const { place, region } = homeOf(draw)
  const street = `${between(draw, 9001, 9999)} ${oneOf(draw, STREETS)}`
  const [postcode, city] = place
  const phone = phoneOf(n, region !== undefined && draw() < SHARE.noMobile ? region : 'mobile')
  const hasEmail = draw() >= SHARE.noEmail
  return {
    person: {
      id: personId(key), portfolioId: 'cards-fr', customerRef: `BE-${String(100_000 + n)}`, ...names, birthDate: birthDateOf(draw),
      language: draw() < SHARE.english ? 'en' : 'fr', type: 'consumer', street, postcode, city, country: 'FR',
      zones: JSON.stringify(zonesOf({ postcode, country: 'FR', phone })),
      vulnerable: Number(draw() < SHARE.vulnerable), strategic: Number(draw() < SHARE.strategic), aiConsent: 0,
      payday: draw() < SHARE.payday ? oneOf(draw, PAYDAYS) : null, deceasedAt: null, ceasedAt: null,
    },
    points: [
      pointOf(key, phone.startsWith(FICTION.mobile) ? 'mobile' : 'landline', phone),
      ...(hasEmail ? [pointOf(key, 'email', emailOf(names, n))] : []),
      pointOf(key, 'post', `${street}, ${postcode} ${city}`),
    ],
  }
}

type Region = keyof typeof MAINLAND

function homeOf(draw: Draw): { place: Place; region?: Region } {
  if (draw() < SHARE.overseas) return { place: oneOf(draw, OVERSEAS) }
  const all = ([1, 2, 3, 4, 5] as const).flatMap((region) => MAINLAND[region].map((place) => ({ place, region })))
  return oneOf(draw, all)
}

/** 7 and 10,000 have no common divisor: every customer has a number of their own. */
const phoneOf = (n: number, block: keyof typeof FICTION): string => `${FICTION[block]}${String((n * 7) % 10_000).padStart(4, '0')}`
