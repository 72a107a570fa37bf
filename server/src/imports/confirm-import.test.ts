import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ImportDesk } from './testing/import-desk.ts'

let files: ImportDesk
beforeEach(async () => {
  files = await ImportDesk.open()
})
afterEach(() => files.close())

const FILE = 'ref;client;impayé;échéance\nE-1;K-21;50,00;02/11/2026\nE-2;K-22;0,00;02/11/2026\nE-3;K-23;9,00;02/11/2026\nE-4;K-2;60,00;02/11/2026\n'
const runs = () => files.all<{ ref: string; arrearsAtEntry: number }>('SELECT c.ref, r.arrearsAtEntry FROM run r JOIN collection_case c ON c.id = r.caseId ORDER BY r.arrearsAtEntry')

describe('an import that is loaded and not confirmed', () => {
  it('says who would enter and why others would not, and starts nobody', async () => {
    await files.publish('case.arrearsCents >= 1000')
    await files.desk.enrol('C-2')
    const view = await files.load(FILE)
    expect(view.enrolment).toEqual([{
      journeyId: files.desk.journeyId, journeyName: 'Reminder', matches: 1, excluded: [{ reason: 'not_in_segment', count: 2 }, { reason: 'already_in', count: 1 }],
    }])
    expect(runs()).toHaveLength(1)
    const enrolled = await files.desk.as('Claire').journeys.enrolCase({ journeyId: files.desk.journeyId, caseRef: 'K-21' })
    expect(enrolled).toMatchObject({ kind: 'refused' })
  })

  it('is counted anew when another version goes live', async () => {
    const view = await files.load(FILE)
    expect(view.enrolment).toMatchObject([{ matches: 0 }])
    await files.publish('case.arrearsCents >= 500')
    await files.api.get({ importId: view.importId })
    await files.idle()
    expect((await files.api.get({ importId: view.importId })).enrolment).toMatchObject([{ matches: 3 }])
  })
})

describe('confirming', () => {
  it('lets the journeys take what was counted, once, and tells runs of debts that are new to them', async () => {
    await files.publish('case.arrearsCents >= 1000')
    const runId = await files.desk.enrol('C-2')
    const view = await files.load(FILE)
    const [first, second] = await Promise.all([files.api.confirm({ importId: view.importId }), files.api.confirm({ importId: view.importId })])
    expect([first.status, second.status]).toEqual(['confirmed', 'confirmed'])
    await files.idle()
    expect(files.all(`SELECT DISTINCT confirmed FROM debt WHERE importId = ?`, view.importId)).toEqual([{ confirmed: 1 }])
    expect(runs().map(({ arrearsAtEntry }) => arrearsAtEntry)).toEqual([5_000, 10_000])
    expect(files.all('SELECT type, reference FROM event WHERE caseId = ?', 'case2')).toEqual([{ type: 'debt_updated', reference: 'E-4' }])
    expect(files.all(`SELECT json_extract(payload, '$.type') AS type FROM delivery WHERE kind = 'event' AND runId = ?`, runId)).toEqual([{ type: 'debt_updated' }])
    await files.api.confirm({ importId: view.importId })
    await files.idle()
    expect(runs()).toHaveLength(2)
  })

  it('is refused while a file is not read, and for what is no import', async () => {
    const importId = await files.start(FILE)
    await expect(files.api.confirm({ importId })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(files.api.confirm({ importId: 'imp_none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await files.idle()
  })
})

describe('an update of a debt', () => {
  const update = (arrears: string) => files.load(`ref;client;impayé;encours;échéance\nD-2-1;K-2;${arrears};200,00;02/11/2026\n`)

  it('that makes the case current ends the waiting run as cured', async () => {
    const runId = await files.desk.enrol('C-2')
    await update('40,00')
    const stops = () => files.all<{ payload: string }>(`SELECT payload FROM delivery WHERE kind = 'event' AND runId = ?`, runId).map(({ payload }) => (JSON.parse(payload) as { stop?: string }).stop)
    expect(stops()).toEqual([undefined])
    expect(await update('0,50')).toMatchObject({ updated: 1, status: 'loaded' })
    expect(stops()).toEqual([undefined, 'cured'])
  })

  it('lets a journey take the case that it now matches, once confirmed', async () => {
    await files.publish('case.arrearsCents > 15000 && case.debtCount == 1')
    const view = await update('190,00')
    expect(view.enrolment).toMatchObject([{ matches: 1 }])
    expect(runs()).toEqual([])
    await files.api.confirm({ importId: view.importId })
    await files.idle()
    expect(runs()).toEqual([{ ref: 'C-2', arrearsAtEntry: 19_000 }])
  })
})
