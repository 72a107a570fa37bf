import { zonesOfLetters } from './north-america.ts'

/**
 * First three digits of a ZIP code, as inclusive ranges, with zone letters. A range that lies in two zones carries both:
 * then only hours good in both are used. Gaps (090-098, 340, 962-966: military post) say nothing of a place.
 */
const RANGES = `
  005-005 E 006-009 R 010-089 E 100-212 E 214-268 E 270-322 E 323-323 EC 324-325 C 326-339 E 341-349 E 350-367 C
  368-368 EC 369-372 C 373-374 EC 375-375 C 376-379 EC 380-384 C 385-385 EC 386-397 C 398-420 E 421-427 EC 430-462 E
  463-466 EC 467-474 E 475-476 EC 477-477 C 478-478 E 479-479 EC 480-497 E 498-499 EC 500-516 C 520-528 C 530-532 C
  534-535 C 537-549 C 550-551 C 553-567 C 570-574 C 575-577 CM 580-584 C 585-588 CM 590-599 M 600-620 C 622-631 C
  633-641 C 644-658 C 660-676 C 677-679 CM 680-689 C 690-693 CM 700-701 C 703-708 C 710-714 C 716-731 C 733-741 C
  743-797 C 798-799 CM 800-816 M 820-834 M 835-835 MP 836-837 M 838-838 P 840-847 M 850-859 Z 860-860 MZ 863-864 Z
  865-865 MZ 870-871 M 873-885 M 889-891 P 893-897 P 898-898 MP 900-908 P 910-928 P 930-961 P 967-968 H 969-969 G
  970-978 P 979-979 MP 980-986 P 988-994 P 995-999 A`

/** Whole ZIP codes whose zone is not that of their range. */
const EXCEPTIONS: Record<string, string> = { 96799: 'S', 99546: 'D', 99547: 'D' }

const byPrefix = new Map<string, readonly string[]>()
for (const [, from, to, letters] of RANGES.matchAll(/(\d{3})-(\d{3}) ([A-Z]+)/g)) {
  const zones = zonesOfLetters(letters ?? '')
  for (let prefix = Number(from); prefix <= Number(to); prefix++) byPrefix.set(String(prefix).padStart(3, '0'), zones)
}

/** Zones of a ZIP code (`90012`, `90012-1234`); undefined when it is not one or says nothing of a place. */
export function zonesOfZip(zip: string): readonly string[] | undefined {
  const five = /^(\d{5})(-?\d{4})?$/.exec(zip.trim())?.[1]
  if (!five) return undefined
  const exception = EXCEPTIONS[five]
  return exception ? zonesOfLetters(exception) : byPrefix.get(five.slice(0, 3))
}
