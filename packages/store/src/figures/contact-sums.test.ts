import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContactSum } from '@parcours/metrics'
import type { Db } from '../db/open-db.ts'
import { put, putPerson, putPortfolio, T0 } from '../testing/rows.ts'
import { tempDb } from '../testing/temp-db.ts'
import { nodeSums } from './node-sums.ts'
import { figureScope } from './scope.ts'
import { putDrawnJourney } from './testing/drawn.ts'

type Facts = { channel: string; status: string; outcome?: string; result?: string; repliedAt?: number; clickedAt?: number }

describe('what a contact counts as', () => {
  let db: Db
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ db, drop } = await tempDb())
    await db.write((sql) => {
      putPortfolio(sql)
      putPerson(sql, { n: 1 })
      putDrawnJourney(sql, 'a', 1)
      put(sql, 'run', {
        id: 'r', caseId: 'case1', personId: 'per1', portfolioId: 'p1', journeyId: 'a', versionId: 'a-f1', planHash: 'h', slug: 'a', entryNo: 1, grp: 'treated', status: 'open',
        enteredAt: T0, entryDay: '2026-11-23', arms: ';split=x;', currency: 'EUR', arrearsAtEntry: 1, windowEndsAt: T0, toleranceCents: 1,
      })
    })
  })
  afterAll(() => drop())

  /** One contact of a node of its own, begun as the gate does and then written to. */
  async function counted(facts: Facts): Promise<string[]> {
    const nodeId = `${facts.channel}-${Object.values(facts).join('-')}`
    await db.write((sql) => {
      put(sql, 'contact', {
        id: nodeId, runId: 'r', visitSeq: 1, attempt: Number(sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM contact')?.n), nodeId, personId: 'per1', caseId: 'case1',
        debtIds: '[]', channel: facts.channel, address: 'x', textId: 't', language: 'fr', body: 'b', at: T0, sendByRealMs: 0, windowEndMs: 0, status: 'sending',
      })
      sql.run('UPDATE contact SET status = ?, outcome = ?, result = ?, repliedAt = ?, clickedAt = ? WHERE id = ?',
        facts.status, facts.outcome ?? null, facts.result ?? null, facts.repliedAt ?? null, facts.clickedAt ?? null, nodeId)
    })
    const scope = figureScope(db.read, { journeyId: 'a', arm: { nodeId: 'split', outcome: 'x' }, enteredFrom: '2026-11-23', enteredTo: '2026-11-23' }, T0)
    const sums: Partial<ContactSum> = (scope && nodeSums(db.read, scope).contacts.find((one) => one.nodeId === nodeId)) ?? {}
    return Object.entries(sums).flatMap(([name, n]) => (n === 1 ? [name] : []))
  }

  it.each<[string, Facts, string[]]>([
    ['an SMS on its way', { channel: 'sms', status: 'sending' }, []],
    ['an SMS that the provider took', { channel: 'sms', status: 'sent' }, ['sent']],
    ['one that arrived', { channel: 'sms', status: 'delivered' }, ['sent', 'delivered', 'reached']],
    ['one that came back', { channel: 'sms', status: 'undelivered' }, ['sent']],
    ['one that was refused', { channel: 'sms', status: 'failed' }, []],
    ['one of which nobody knows', { channel: 'sms', status: 'unknown' }, []],
    ['one of which nobody knew, and that was answered', { channel: 'sms', status: 'unknown', repliedAt: T0 }, ['sent', 'delivered', 'reached', 'replied']],
    ['an email that was clicked', { channel: 'email', status: 'sent', clickedAt: T0 }, ['sent', 'delivered', 'reached', 'clicked']],
    ['a letter, of which the post says nothing', { channel: 'letter', status: 'sent' }, ['reached']],
    ['a letter that was answered', { channel: 'letter', status: 'sent', repliedAt: T0 }, ['reached', 'replied']],
    ['a call that rings', { channel: 'voice_ai', status: 'sent' }, []],
    ['a call to the voicemail', { channel: 'voice_ai', status: 'delivered', outcome: 'voicemail_left', result: '{"outcome":"voicemail"}' }, ['attempts']],
    ['a call to the right person', { channel: 'voice_ai', status: 'delivered', outcome: 'conversation', result: '{"outcome":"callback"}' }, ['attempts', 'rightParty']],
    ['a call with a promise', { channel: 'voice_ai', status: 'delivered', outcome: 'conversation', result: '{"outcome":"promise","promise":{"amountCents":1}}' },
      ['attempts', 'rightParty', 'promised']],
    ['a call that could not be placed', { channel: 'voice_ai', status: 'failed', outcome: 'not_connected' }, []],
  ])('%s', async (_, facts, wanted) => { expect(await counted(facts)).toEqual(wanted) })

  it('and its run as contacted, once', () => {
    expect(db.read.all('SELECT arm, contacted FROM rollup_run ORDER BY arm')).toEqual([{ arm: '', contacted: 1 }, { arm: 'split=x', contacted: 1 }])
  })
})
