import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runImport } from './run-import.ts'
import { jobsOf } from './jobs.ts'
import { ImportDesk } from './testing/import-desk.ts'

let files: ImportDesk
beforeEach(async () => {
  files = await ImportDesk.open()
})
afterEach(() => files.close())

const FRENCH = [
  'N° dossier;Code client;Prénom;Nom;Montant impayé;Encours;Date d’échéance;Portable;Courriel;Adresse;CP;Ville;Taux d’usage',
  'BN-1;K-9;Zoé;Lefèvre;1 234,50;4 000,00;05/11/2026;06 39 98 00 12;zoe@example.org;9001 rue X;69001;Lyon;0,35',
  'BN-2;K-9;;;80,00;;31/10/2026;;;;;;',
  '"BN-3";K-10;"Noël ""Nono""";"Roux;Blanc";10;20;2026-11-01;;;;;;1',
].join('\r\n')
const debts = (like: string) => files.all<Record<string, unknown>>('SELECT reference, arrearsCents, balanceCents, dueDate, status, confirmed FROM debt WHERE reference LIKE ? ORDER BY reference', like)

describe('a portfolio file', () => {
  it.each([
    ['UTF-8', Buffer.from(FRENCH), 'utf-8'], ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${FRENCH}`), 'utf-8'],
    ['Windows-1252', Buffer.from(FRENCH.replaceAll('’', '\x92'), 'latin1'), 'windows-1252'],
  ])('is read in %s', async (_, content, encoding) => {
    const view = await files.load(content)
    expect(view).toMatchObject({ status: 'loaded', encoding, delimiter: ';', progress: { done: 3, total: 3 }, inserted: 3, refused: 0, refusalsTotal: 0, totals: { rows: 3, amountCents: { EUR: 132_450 } } })
    expect(debts('BN-%')).toEqual([
      { reference: 'BN-1', arrearsCents: 123_450, balanceCents: 400_000, dueDate: '2026-11-05', status: 'open', confirmed: 0 },
      { reference: 'BN-2', arrearsCents: 8_000, balanceCents: 8_000, dueDate: '2026-10-31', status: 'open', confirmed: 0 },
      { reference: 'BN-3', arrearsCents: 1_000, balanceCents: 2_000, dueDate: '2026-11-01', status: 'open', confirmed: 0 },
    ])
    expect(files.all(`SELECT firstName, lastName, postcode, zones FROM person WHERE customerRef IN ('K-9', 'K-10') ORDER BY customerRef DESC`)).toEqual([
      { firstName: 'Zoé', lastName: 'Lefèvre', postcode: '69001', zones: '["Europe/Paris"]' }, { firstName: 'Noël "Nono"', lastName: 'Roux;Blanc', postcode: null, zones: expect.any(String) as string },
    ])
    expect(files.all(`SELECT kind, value FROM contact_point p JOIN person s ON s.id = p.personId WHERE s.customerRef = 'K-9' ORDER BY kind`)).toEqual([
      { kind: 'email', value: 'zoe@example.org' }, { kind: 'mobile', value: '+33639980012' }, { kind: 'post', value: '9001 rue X, 69001 Lyon' },
    ])
    expect(files.all(`SELECT attributes FROM debt WHERE reference IN ('BN-1', 'BN-3') ORDER BY reference`)).toEqual([{ attributes: '{"taux_d_usage":0.35}' }, { attributes: '{"taux_d_usage":1}' }])
  })

  it('is read in English: commas, points, ISO dates, another currency in a case of its own', async () => {
    const view = await files.load('loan id,customer id,past due amount,due date,currency\nA-1,K-1,"1,234.50",2026-11-05,EUR\nA-2,K-1,9.99,2026-11-06,USD\n')
    expect(view).toMatchObject({ delimiter: ',', inserted: 2, totals: { amountCents: { EUR: 123_450, USD: 999 } } })
    const cases = files.all<{ currency: string; ref: string }>(`SELECT currency, ref FROM collection_case WHERE personId = 'per1' ORDER BY currency`)
    expect(cases).toEqual([{ currency: 'EUR', ref: 'C-1' }, { currency: 'USD', ref: expect.stringMatching(/^C-\d{6,}$/) as string }])
  })

  it('shows before it is started what would be read, dates that read both ways with how they are read', async () => {
    const preview = await files.preview('ref;client;impayé;échéance;note\nA;K;1,50;03/04/2026;x\nB;L;2,50;05/05/2026;y\n')
    expect(preview).toMatchObject({
      columns: ['ref', 'client', 'impayé', 'échéance', 'note'], decimal: 'comma', rows: 2, sample: [['A', 'K', '1,50', '03/04/2026', 'x'], ['B', 'L', '2,50', '05/05/2026', 'y']],
      mapping: { reference: 'ref', customer: 'client', arrears: 'impayé', dueDate: 'échéance', 'attr.note': 'note' },
    })
    expect(preview.fields.find((field) => field.name === 'dueDate')?.label).toEqual({
      en: 'Oldest unpaid due date (03/04/2026 is read as 3 April 2026)', fr: 'Plus ancienne échéance impayée (03/04/2026 se lit 3 avril 2026)',
    })
    expect(files.all('SELECT * FROM import')).toEqual([])
  })

  it('changes nothing when it comes twice', async () => {
    await files.load(FRENCH)
    const before = files.everything()
    const again = await files.load(FRENCH)
    expect(again).toMatchObject({ status: 'confirmed', inserted: 0, updated: 0, unchanged: 3, totals: { rows: 3, amountCents: { EUR: 132_450 } } })
    expect(files.everything()).toEqual(before)
  })

  it('may have rows that are refused, one by one, with line, column, reason and value', async () => {
    const view = await files.load([
      'ref;client;montant impayé;échéance;téléphone', 'R-1;K-1;10,00;05/11/2026;', 'R-2;;10,00;05/11/2026;', 'R-3;K-1;dix;31/11/2026;', '"R-4"x;K-1;10,00;05/11/2026;', 'R-1;K-1;99,00;05/11/2026;',
      'D-2-1;K-1;10,00;05/11/2026;', 'R-5;K-1;10,00;05/11/2026;me;too', 'R-6;K-1;12,00;05/11/2026;=cmd()',
    ].join('\n'))
    expect(view).toMatchObject({ inserted: 2, refused: 6, refusalsTotal: 8, totals: { rows: 8, amountCents: { EUR: 2_200 } }, progress: { done: 8, total: 8 } })
    expect(view.refusals.map(({ line, column, reason, value }) => [line, column, reason.en, value])).toEqual([
      [3, 'client', 'Nothing stands here and it is needed', ''],
      [4, 'montant impayé', 'Not an amount with the chosen decimal mark', 'dix'], [4, 'échéance', 'Not a date (ISO or day/month/year)', '31/11/2026'],
      [5, '', 'The quotation marks of this line do not close', '"R-4"x;K-1;10,00;05/11/2026;'], [6, 'ref', 'The same debt stands on line 2', 'R-1'],
      [7, 'client', 'This debt belongs to another customer', 'D-2-1'], [8, '', 'More columns than the header has: 6 instead', 'too'],
      [9, 'téléphone', 'Not a phone number that we may use; the row came in without it', '=cmd()'],
    ])
    const csv = await files.app.inject(`/api/imports/${view.importId}/refusals.csv`)
    expect(csv.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''portfolio-refusals.csv`)
    const lines = csv.body.split('\r\n')
    expect([lines.length, lines[0], lines[1], lines[8]]).toEqual([
      10, '\uFEFFline;column;reason;raison;value', '3;client;Nothing stands here and it is needed;Rien ici, alors que c’est nécessaire;',
      '9;téléphone;"Not a phone number that we may use; the row came in without it";"Pas un numéro utilisable ; la ligne est reprise sans lui";"\'=cmd()"',
    ])
  })

  it('never overwrites a refusal of contact, a dispute or a corrected number', async () => {
    const { db } = files.desk.deps
    await db.write((sql) => {
      sql.run(`UPDATE contact_point SET source = 'corrected' WHERE id = 'm1'`)
      sql.run(`UPDATE contact_point SET wrongAt = 5 WHERE id = 'e1'`)
      sql.run(`INSERT INTO opt_out (id, personId, scope, channel, at) VALUES ('o', 'per1', 'channel', 'sms', 5)`)
      sql.run(`INSERT INTO suspension (id, personId, debtId, kind, since) VALUES ('s', 'per1', 'debt1-1', 'dispute', 5)`)
    })
    const view = await files.load('ref;client;impayé;encours;échéance;portable;email\nD-1-1;K-1;70,00;200,00;02/11/2026;06 39 98 00 99;helene@example.org\n')
    expect(view).toMatchObject({ updated: 1, refused: 0 })
    expect(files.all(`SELECT value, source, wrongAt FROM contact_point WHERE personId = 'per1' ORDER BY id`)).toEqual([
      { value: 'helene@example.org', source: 'import', wrongAt: 5 }, { value: '+33612345678', source: 'corrected', wrongAt: null },
    ])
    expect(files.all('SELECT id, releasedAt FROM suspension UNION ALL SELECT id, NULL FROM opt_out')).toEqual([{ id: 's', releasedAt: null }, { id: 'o', releasedAt: null }])
    expect(debts('D-1-1')).toMatchObject([{ arrearsCents: 7_000, confirmed: 1 }])
  })

  it('goes on where it was when the process stops in the middle, and counts each row once', async () => {
    const rows = Array.from({ length: 9_000 }, (_, i) => `S-${i};K-S${Math.floor(i / 2)};${1 + (i % 50)},00;05/11/2026`)
    const importId = await files.start(['ref;client;impayé;échéance', ...rows, rows[0]].join('\n'))
    const done = () => files.all<{ done: number }>('SELECT done FROM import')[0]?.done ?? 0
    while (done() === 0) await new Promise((resolve) => setImmediate(resolve))
    await jobsOf(files.desk.deps).stop()
    expect(done()).toBeLessThan(9_001)
    expect(await files.api.get({ importId })).toMatchObject({ status: 'running' })
    await runImport(files.desk.deps, importId, new AbortController().signal)
    expect(await files.api.get({ importId })).toMatchObject({ status: 'loaded', inserted: 9_000, updated: 0, unchanged: 0, refused: 1, progress: { done: 9_001 }, totals: { rows: 9_001 } })
    expect(files.all('SELECT COUNT(*) AS n, COUNT(DISTINCT caseId) AS cases FROM debt WHERE reference LIKE ?', 'S-%')).toEqual([{ n: 9_000, cases: 4_500 }])
  })
})
