import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDesk } from '../testing/desk.ts'
import type { Told } from '../told-error.ts'
import { deskListener } from './desk.ts'

let desk: TestDesk
let app: FastifyInstance
let dist: string
const build = (name: string) => {
  writeFileSync(join(dist, 'index.html'), `<script src="/assets/${name}"></script>`)
  writeFileSync(join(dist, 'assets', name), `// ${name}`)
}
beforeAll(async () => {
  desk = await TestDesk.open()
  dist = join(desk.deps.env.PARCOURS_DATA, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  build('one.js')
  app = await deskListener({ ...desk.deps, env: { ...desk.deps.env, WEB_DIST: dist } })
})
afterAll(async () => {
  await app.close()
  await desk.close()
})

const get = async (url: string) => {
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url })
  return [statusCode, String(headers['content-type']).split(';')[0], body]
}
const page = (name: string) => [200, 'text/html', `<script src="/assets/${name}"></script>`]

describe('the pages', () => {
  it('are one page at every address that the browser routes', async () => {
    for (const url of ['/', '/journeys/j1', '/runs/run.with.dots?tab=1', '/assets']) expect([url, ...await get(url)]).toEqual([url, ...page('one.js')])
  })

  it('have files; one that is missing is missing, and no page stands in its place', async () => {
    expect(await get('/assets/one.js')).toEqual([200, 'application/javascript', '// one.js'])
    for (const url of ['/assets/gone.js', '/assets/gone.css?v=1', '/api/nothing', '/trpc/nothing.here']) {
      expect([url, ...(await get(url)).slice(0, 2)]).toEqual([url, 404, 'application/json'])
    }
    expect((await app.inject({ method: 'POST', url: '/journeys/j1' })).statusCode).toBe(404)
  })

  it('are those of the last build, without a restart', async () => {
    rmSync(join(dist, 'assets', 'one.js'))
    build('two.js')
    expect(await get('/')).toEqual(page('two.js'))
    expect(await get('/assets/two.js')).toEqual([200, 'application/javascript', '// two.js'])
    expect((await get('/assets/one.js'))[0]).toBe(404)
  })
})

describe('a refused call', () => {
  /** What the page is told of a query that fails. */
  const refused = async (path: string, input: unknown): Promise<[number, Told | undefined]> => {
    const answer = await app.inject({ method: 'GET', url: `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}` })
    return [answer.statusCode, answer.json<{ error: { data: { parcours?: Told } } }>().error.data.parcours]
  }

  it.each([
    ['journeys.draft', { journeyId: 'no' }, { code: 'journey_unknown', en: 'There is no such journey', fr: 'Ce parcours n’existe pas' }],
    ['journeys.version', { versionId: 'no' }, { code: 'version_unknown', en: 'There is no such version', fr: 'Cette version n’existe pas' }],
    ['runs.get', { runId: 'no' }, { code: 'run_unknown', en: 'There is no such run', fr: 'Ce passage n’existe pas' }],
    ['imports.get', { importId: 'no' }, { code: 'no_import', en: 'There is no such import.', fr: 'Cet import n’existe pas.' }],
    ['imports.preview', { uploadId: 'no', kind: 'portfolio' }, {
      code: 'no_upload', en: 'This file is no longer here. Upload it again.', fr: 'Ce fichier n’est plus là. Envoyez-le de nouveau.',
    }],
  ])('says in both languages why: %s', async (path, input, words) => {
    expect(await refused(path, input)).toEqual([404, words])
  })

  it('that nobody expected says nothing in words', async () => {
    expect(await refused('journeys.draft', { journeyId: 3 })).toEqual([400, undefined])
  })
})

describe('a draft whose condition is wrong', () => {
  it('is told where in the condition, in both languages', async () => {
    const { journey } = await desk.as('Claire').journeys.draft({ journeyId: desk.journeyId })
    const enter = (segment: string) => journey.nodes.map((node) => (node.id === 'enter' ? { ...node, config: { ...node.config, segment } } : node))
    const wrong = async (segment: string) => (await desk.as('Claire').journeys.check({ journey: { ...journey, nodes: enter(segment) } })).issues
      .filter(({ code }) => code === 'expression-invalid')
    expect(await wrong('case.dpd > 3')).toEqual([])
    const [issue, ...more] = await wrong('case.dpd > 3 && case.dpdd < 9')
    expect(more).toEqual([])
    expect(issue).toMatchObject({ nodeId: 'enter', path: 'segment', from: 16, to: 25 })
    expect(issue?.message.en).toBe('“Enter”: There is no fact "case.dpdd": did you mean case.dpd?')
    expect(issue?.message.fr).toMatch(/^«\u00a0Enter\u00a0» : .*vouliez-vous dire case\.dpd/)
  })
})
