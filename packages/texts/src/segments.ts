/** GSM 03.38 basic set, then what costs two units. */
const BASIC = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
const EXTENDED = new Set('^{}\\[~]|€\f')

export interface Segments {
  encoding: 'gsm7' | 'ucs2'
  /** Septets, or UTF-16 units. */
  units: number
  /** What is billed: 160 units in one, 153 in each of several (70 and 67 in UCS-2). */
  count: number
}

/** How an SMS is cut on its way (3GPP TS 23.038 and 23.040). A single other character makes all of it UCS-2. */
export function segmentsOf(body: string): Segments {
  let units = 0
  for (const char of body) {
    if (BASIC.has(char)) units += 1
    else if (EXTENDED.has(char)) units += 2
    else return sized('ucs2', body.length, { alone: 70, joined: 67 })
  }
  return sized('gsm7', units, { alone: 160, joined: 153 })
}

function sized(encoding: Segments['encoding'], units: number, limit: { alone: number, joined: number }): Segments {
  return { encoding, units, count: units <= limit.alone ? 1 : Math.ceil(units / limit.joined) }
}

const PLAIN: Record<string, string> = {
  '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...', 'œ': 'oe', 'Œ': 'OE',
  '\u00a0': ' ', '\u202f': ' ', '\u2011': '-',
}

/** Typographic signs become their plain forms: one French apostrophe would more than double the price of an SMS. */
export function plainSigns(body: string): string {
  const quoted = body.replaceAll(/«\s?|\s?»/gu, '"')
  return quoted.replaceAll(/[’‘“”–—…œŒ\u00a0\u202f\u2011]/g, (sign) => PLAIN[sign] ?? sign)
}
