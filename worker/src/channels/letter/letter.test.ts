import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockedPdfmake } from './fonts.ts'
import { letterChannel } from './letter-channel.ts'
import { renderLetter } from './render-letter.ts'

let folder: string
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'letters-')) })
afterEach(() => rm(folder, { recursive: true }))

const page = {
  sender: ['Banque Exemple', '1 rue Exemple'], recipient: ['Zoé Müller', '12 allée des Érables', '75011 Paris'],
  dateMs: Date.UTC(2027, 8, 6, 8), timeZone: 'Europe/Paris',
}
const request = {
  reference: 'r.4.1', to: 'BANK/P1', language: 'fr' as const, subject: 'Votre échéance', body: 'Bonjour,\n\n400,00 € — cœur, Łódź.',
  callbackUrl: 'http://127.0.0.1/x', letter: page,
}
const config = { folder: '', secret: 'letter-secret', costCents: 200, sandbox: true }
const options = () => ({ timeoutMs: 5000, sendByMs: Date.now() + 5000 })

describe('a letter', () => {
  it('is a PDF with the text embedded as Unicode', async () => {
    const bytes = await renderLetter({ ...request, page })
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.toString('latin1')).toContain('Roboto')
    expect(bytes.toString('latin1')).toContain('/ToUnicode')
  })

  it('cannot read our disk or the network', async () => {
    const read = (image: string) => lockedPdfmake().createPdf({ content: [{ image }], defaultStyle: { font: 'Roboto' } }).getBuffer()
    await expect(read(join(import.meta.dirname, 'fonts.ts'))).rejects.toThrow(/access|policy|allowed|denied/i)
    await expect(read('http://127.0.0.1:1/x.png')).rejects.toThrow(/access|policy|allowed|denied/i)
  })

  it('is stored by its hash, found by its reference, and costs its price', async () => {
    const channel = letterChannel({ ...config, folder })
    expect(await channel.lookup('r.4.1')).toEqual({ kind: 'not_found' })
    const sent = await channel.send(request, options())
    if (sent.kind !== 'accepted') throw new Error(JSON.stringify(sent))
    expect(sent.costCents).toBe(200)
    const stored = await readFile(join(folder, sent.providerId.slice(0, 2), `${sent.providerId}.pdf`))
    expect(stored.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await channel.lookup('r.4.1')).toEqual({ kind: 'sent', providerId: sent.providerId })
  })

  it('cannot leave its folder by a reference', async () => {
    const channel = letterChannel({ ...config, folder })
    await channel.send({ ...request, reference: '../../etc/x' }, options())
    expect((await readdir(join(folder, 'references'))).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true)
  })

  it('is refused without a page, and after sendBy nothing is stored', async () => {
    const channel = letterChannel({ ...config, folder })
    expect(await channel.send({ ...request, letter: undefined }, options())).toMatchObject({ kind: 'refused', code: 'no_letter_page' })
    expect(await channel.send(request, { timeoutMs: 1000, sendByMs: 0 })).toMatchObject({ kind: 'refused', code: 'too_late', permanent: false })
    expect(await channel.lookup('r.4.1')).toEqual({ kind: 'not_found' })
  })
})
