import type { Channel, LookupResult, SendOptions, SendRequest, SendResult } from '../channel.ts'
import { classifyHttp } from '../classify.ts'
import type { LetterConfig } from '../settings.ts'
import { codeOf, requestOnce } from '../http/request-once.ts'
import { signedHeaders } from '../http/signing.ts'
import { letterOf, storeLetter } from './letter-store.ts'
import type { StoredLetter } from './letter-store.ts'
import { renderLetter } from './render-letter.ts'

/**
 * Letters: a PDF stored by its hash, then handed to the print house by docs/protocols/letter-hand-over.md
 * when one is set. Without one the stored file is the product and somebody prints it.
 */
export function letterChannel(config: LetterConfig): Channel {
  return {
    name: 'letter',
    sandbox: config.sandbox,
    send: (request, options) => sendLetter(config, request, options),
    lookup: (reference) => lookupLetter(config, reference),
  }
}

async function sendLetter(config: LetterConfig, request: SendRequest, options: SendOptions): Promise<SendResult> {
  if (!request.letter) return { kind: 'refused', code: 'no_letter_page', permanent: true }
  const { reference, language, subject, body, letter: page } = request
  let bytes: Buffer
  let stored: StoredLetter
  try {
    bytes = await renderLetter({ reference, language, subject, body, page })
    if (Date.now() > options.sendByMs) return { kind: 'refused', code: 'too_late', permanent: false }
    stored = await storeLetter(config.folder, reference, bytes)
  } catch (error) {
    return { kind: 'refused', code: `letter_${codeOf(error)}`.slice(0, 80), permanent: false }
  }
  const accepted = { providerId: stored.sha256, costCents: config.costCents }
  if (!config.printUrl) return { kind: 'accepted', ...accepted }
  const exchange = await requestOnce({
    method: 'POST',
    url: `${config.printUrl}/letters`,
    headers: handOverHeaders(config, request, stored.sha256),
    body: bytes,
    ...options,
  })
  return classifyHttp(exchange, { accepted: () => accepted })
}

/** The signature covers the hex hash of the PDF, which the receiver computes from what it got. */
function handOverHeaders(config: LetterConfig, request: SendRequest, sha256: string): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'x-parcours-reference': request.reference,
    'x-parcours-postal-key': encodeURIComponent(request.to),
    'x-parcours-callback': request.callbackUrl,
    ...signedHeaders(config.secret, sha256, Date.now()),
  }
}

/** With a print house, a stored file does not prove that it was handed over. */
async function lookupLetter(config: LetterConfig, reference: string): Promise<LookupResult> {
  const sha256 = await letterOf(config.folder, reference)
  if (sha256 === undefined) return { kind: 'not_found' }
  if (config.printUrl) return { kind: 'unknown', detail: 'stored; whether the print house took it is not known' }
  return { kind: 'sent', providerId: sha256 }
}
