import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/desk.ts'

const SMS = {
  channel: 'sms' as const,
  languages: {
    en: { body: 'Hello {{ person.firstName }}, {{ sender.name }} here. Please call us. {{ optOut.instruction }}' },
    fr: { body: 'Bonjour {{ person.firstName }}, ici {{ sender.name }}. Merci de nous rappeler. {{ optOut.instruction }}' },
  },
}

describe('texts', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await TestDesk.open()
  })
  afterAll(() => desk.close())
  const texts = () => desk.as('Claire').texts

  it('are listed with the journeys whose live version sends them', async () => {
    const list = await texts().list()
    expect(list.find(({ id }) => id === 'sms-courteous@1')).toMatchObject({ name: 'sms-courteous', version: 1, channel: 'sms', withdrawnAtMs: null, usedBy: ['Reminder'] })
    expect(list.find(({ id }) => id === 'voice-opening@1')).toMatchObject({ channel: 'voice_ai', languages: { fr: { afterIdentity: expect.any(String) as string } } })
    expect(list.find(({ id }) => id === 'sms-factual@1')).toMatchObject({ usedBy: [] })
  })

  it('are checked while they are written, with what a person would receive', async () => {
    const good = await texts().check(SMS)
    expect(good.issues).toEqual([])
    expect(good.preview.fr).toMatchObject({ body: expect.stringContaining('Bonjour Camille, ici Banque Exemple') as string, segments: 1 })
    expect(good.variables.find(({ name }) => name === 'sender.name')).toEqual({ name: 'sender.name', label: { en: 'Who writes', fr: 'Qui écrit' } })

    const bad = await texts().check({ ...SMS, languages: { ...SMS.languages, en: { body: 'Hello\n{{ person.shoeSize }} {{ sender.name }} STOP' } } })
    expect(bad.issues).toEqual([expect.objectContaining({ language: 'en', severity: 'error', line: 2, message: expect.objectContaining({ en: expect.stringContaining('person.shoeSize') as string }) as object })])
    expect(bad.preview.en).toBeNull()
    expect(bad.preview.fr).not.toBeNull()
  })

  it('get the next number each time they are saved', async () => {
    expect(await texts().save({ name: 'call-us', tone: 'factual', ...SMS })).toEqual({ id: 'call-us@1' })
    expect(await texts().save({ name: 'call-us', tone: 'courteous', ...SMS })).toEqual({ id: 'call-us@2' })
    expect((await texts().list()).filter(({ name }) => name === 'call-us').map(({ id, tone }) => [id, tone])).toEqual([['call-us@2', 'courteous'], ['call-us@1', 'factual']])
    const row = desk.deps.db.read.get('SELECT createdBy, languages FROM text WHERE id = ?', 'call-us@2')
    expect(row).toEqual({ createdBy: 'Claire', languages: JSON.stringify(SMS.languages) })
  })

  it.each([
    ['with an error in it', { name: 'bad', languages: { ...SMS.languages, fr: { body: 'Payez {{ case.arrears }}, {{ sender.name }} STOP' } } }, 'BAD_REQUEST', 'text_invalid'],
    ['under a name that is no name', { name: 'Call us' }, 'BAD_REQUEST', 'text_invalid'],
    ['in a tone that we do not write', { name: 'firm', tone: 'menacing' }, 'BAD_REQUEST', 'text_invalid'],
    ['under the name of an email', { name: 'email-reminder' }, 'CONFLICT', 'text_other_channel'],
  ])('are refused %s', async (_, change, code, told) => {
    await expect(texts().save({ ...SMS, tone: 'factual', ...change })).rejects.toMatchObject({ code, cause: { told: { code: told } } })
  })

  it('are withdrawn at once, once, and only if they exist', async () => {
    const withdrawn = await texts().withdraw({ id: 'sms-courteous@1' })
    expect(withdrawn).toMatchObject({ withdrawnAtMs: desk.nowMs, usedBy: ['Reminder'] })
    const at = desk.nowMs
    desk.nowMs += 1000
    expect(await texts().withdraw({ id: 'sms-courteous@1' })).toMatchObject({ withdrawnAtMs: at })
    expect(desk.deps.checks().text('sms-courteous@1')).toMatchObject({ withdrawn: true })
    await expect(texts().withdraw({ id: 'none@1' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
