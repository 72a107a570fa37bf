import { describe, expect, it } from 'vitest'
import { addressOf, composeEmail } from './compose.ts'

const request = {
  reference: 'run-1.3.1', to: 'p1@example.org', language: 'fr' as const, subject: 'Votre échéance', body: 'Bonjour, réglez 400 €.',
  callbackUrl: 'http://127.0.0.1/x',
}
const headersOf = async (more: Record<string, unknown> = {}) => {
  const { bytes } = await composeEmail({ ...request, ...more }, 'Banque <a@bank.example>')
  return bytes.toString().split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ')
}

describe('an email', () => {
  it('carries our reference twice and a way to unsubscribe', async () => {
    const headers = await headersOf()
    expect(headers).toContain('X-Parcours-Reference: run-1.3.1')
    expect(headers).toContain('Message-ID: <run-1.3.1@bank.example>')
    expect(headers).toContain('List-Unsubscribe: <mailto:unsubscribe@bank.example?subject=run-1.3.1>')
    expect(headers).not.toContain('List-Unsubscribe-Post')
  })

  it('offers one click where a page exists (RFC 8058)', async () => {
    const headers = await headersOf({ unsubscribeUrl: 'https://x.example.org/u/t' })
    expect(headers).toContain('List-Unsubscribe: <https://x.example.org/u/t>, <mailto:')
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  it('cannot be given another header or recipient by its subject', async () => {
    const headers = await headersOf({ subject: 'x\r\nBcc: other@example.org' })
    expect(headers).not.toMatch(/^Bcc:/m)
  })

  it('knows the address inside a name', () => {
    expect(addressOf('Banque <a@bank.example>')).toBe('a@bank.example')
    expect(addressOf(' a@bank.example ')).toBe('a@bank.example')
  })
})
