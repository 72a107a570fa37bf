import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobsOf } from './jobs.ts'
import { ImportDesk } from './testing/import-desk.ts'
import { dropOldUploads, storeUpload } from './uploads.ts'

let files: ImportDesk
beforeAll(async () => {
  files = await ImportDesk.open()
})
afterAll(() => files.close())

const uploads = () => readdirSync(join(files.desk.deps.env.PARCOURS_DATA, 'uploads')).length

describe('a file that cannot be imported', () => {
  it.each([
    ['a spreadsheet', Buffer.from('504b030414000600', 'hex'), 'spreadsheet', 'This is a spreadsheet. Save it as CSV and import that file.'],
    ['an image', Buffer.from('89504e470000', 'hex'), 'not_text', 'This file is not text. A CSV file is expected.'],
  ])('is named: %s', async (_, content, code, message) => {
    const answer = await files.upload(content)
    expect([answer.statusCode, answer.json()]).toEqual([422, { error: { code, message, en: message, fr: expect.any(String) as string } }])
  })

  it('leaves nothing behind when it is too large', async () => {
    const before = uploads()
    const body = Readable.from([Buffer.alloc(60, 'a'), Buffer.alloc(60, 'b')])
    await expect(storeUpload(files.desk.deps.env.PARCOURS_DATA, body, { fileName: 'x', limit: 100 })).rejects.toMatchObject({ code: 'too_large' })
    expect(uploads()).toBe(before)
    const told = await files.app.inject({ method: 'POST', url: '/api/imports/upload', payload: 'a', headers: { 'content-type': 'text/csv', 'content-length': '900000000' } })
    expect([told.statusCode, told.json<{ error: { code: string } }>().error.code]).toEqual([413, 'too_large'])
  })

  it.each(['', 'ref;client\n'])('is shown without rows, and not started: %j', async (content) => {
    const preview = await files.preview(content)
    expect([preview.rows, preview.sample]).toEqual([0, []])
    await expect(files.start(content)).rejects.toMatchObject({ code: 'BAD_REQUEST', message: 'The file has no rows below its header.' })
  })
})

describe('a start that does not fit', () => {
  const FILE = 'ref;client;impayé;échéance\nA;K;1;2026-11-01\n'

  it.each([
    [{ reference: 'ref' }, 'BAD_REQUEST', /Customer number, Amount past due, Oldest unpaid due date/],
    [{ reference: 'ref', customer: 'client', arrears: 'impayé', dueDate: 'when' }, 'BAD_REQUEST', /no column named when/],
    [{ reference: 'ref', customer: 'client', arrears: 'impayé', dueDate: 'échéance', sex: 'ref' }, 'BAD_REQUEST', /no field named sex/],
    [{ reference: 'ref', customer: 'client', arrears: 'impayé', dueDate: 'échéance', 'attr.a-b': 'ref' }, 'BAD_REQUEST', /no field named attr\.a-b/],
  ])('is refused: %j', async (mapping, code, message) => {
    await expect(files.start(FILE, { mapping })).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
  })

  it('is refused for another portfolio, another file, and a file that is gone', async () => {
    await expect(files.start(FILE, { portfolioId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no such portfolio.' })
    for (const uploadId of ['upl_00000000000000000000', '../../parcours', 'upl_../../../../etc/passwd']) {
      await expect(files.api.preview({ uploadId, kind: 'portfolio' })).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'This file is no longer here. Upload it again.' })
    }
    const missing = await files.app.inject('/api/imports/imp_none/refusals.csv')
    expect(missing.statusCode).toBe(404)
  })
})

it('uploads go once they are read, or after a day', async () => {
  await files.load('ref;client;impayé;échéance\nA;K;1;2026-11-01\n')
  const left = uploads()
  const { uploadId } = await files.preview('a;b\n1;2\n')
  expect(uploads()).toBe(left + 2)
  const data = files.desk.deps.env.PARCOURS_DATA
  await dropOldUploads(data, { realMs: Date.now(), keep: new Set() })
  expect(uploads()).toBe(left + 2)
  await dropOldUploads(data, { realMs: Date.now() + 25 * 3_600_000, keep: new Set([uploadId]) })
  expect(uploads()).toBe(2)
})

it('an import whose file is gone fails, and says so', async () => {
  const { db } = files.desk.deps
  const options = { uploadId: 'upl_00000000000000000000', headers: [], mapping: {}, encoding: 'utf-8', delimiter: ';', decimal: 'comma', dateOrder: 'dmy' }
  await db.write((sql) => sql.run(`INSERT INTO import (id, kind, fileName, portfolioId, status, startedAt, actor, options) VALUES ('imp_x', 'portfolio', 'x.csv', 'p1', 'running', 1, 'Claire', ?)`, JSON.stringify(options)))
  await jobsOf(files.desk.deps).resume()
  await files.idle()
  expect(await files.api.get({ importId: 'imp_x' })).toMatchObject({ status: 'failed' })
  expect((await files.api.list()).map(({ importId, status }) => [importId, status])).toContainEqual(['imp_x', 'failed'])
})
