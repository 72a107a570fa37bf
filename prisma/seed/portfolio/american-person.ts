import { zonesOf } from '@parcours/clock'
import { between, drawsOf, oneOf } from './chance.ts'
import { AMERICAN_FIRST, AMERICAN_LAST } from './names.ts'
import { AMERICAN_PLACES, AMERICAN_STREETS } from './places-us.ts'
import { birthDateOf, emailOf, personId, pointOf, type Someone } from './someone.ts'

export const AMERICANS = AMERICAN_PLACES.length

/** The n-th person of the agency's portfolio, from 1. Numbers 555-0100 to 555-0199 are kept for fiction in every area code. */
export function americanPerson(n: number): Someone {
  const key = `us${String(n).padStart(5, '0')}`
  const draw = drawsOf(`person:${key}`)
  const place = AMERICAN_PLACES[n - 1]
  if (!place) throw new Error(`there are ${AMERICANS} American places, not ${n}`)
  const [postcode, city, areaCode] = place
  const names = { firstName: oneOf(draw, AMERICAN_FIRST), lastName: oneOf(draw, AMERICAN_LAST) }
  const street = `${between(draw, 99_001, 99_999)} ${oneOf(draw, AMERICAN_STREETS)}`
  const phone = `+1${areaCode}55501${String(n).padStart(2, '0')}`
  return {
    person: {
      id: personId(key), portfolioId: 'us-agency', customerRef: `AG-${String(7_000 + n)}`, ...names, birthDate: birthDateOf(draw),
      language: 'en', type: 'consumer', street, postcode, city, country: 'US', zones: JSON.stringify(zonesOf({ postcode, country: 'US', phone })),
      vulnerable: 0, strategic: 0, aiConsent: 0, payday: draw() < 0.4 ? oneOf(draw, [1, 15]) : null, deceasedAt: null, ceasedAt: null,
    },
    points: [
      pointOf(key, 'mobile', phone), pointOf(key, 'email', emailOf(names, 90_000 + n)), pointOf(key, 'post', `${street}, ${city} ${postcode}`),
    ],
  }
}
