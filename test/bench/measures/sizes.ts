import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Found, Row } from '../report/measured.ts'
import { short } from '../report/stats.ts'

export const areBuilt = (dist: string): boolean => existsSync(join(dist, 'index.html'))

/** Bytes of the built pages. */
export function sizes(dist: string): Found {
  const pages = readdirSync(dist).filter((name) => name.endsWith('.html'))
  return {
    name: 'Sizes', how: 'What a browser loads before a page can show anything: its script, what that imports at once, and its styles; gzip.',
    rows: [...pages.flatMap((page) => pageRows(dist, page)), everything(dist)],
  }
}

function pageRows(dist: string, page: string): Row[] {
  const html = readFileSync(join(dist, page), 'utf8')
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"[^>]*>/g)].map(([, path]) => path ?? '')
  const kb = (extension: string) => sum(named.filter((path) => path.endsWith(extension)).map((path) => gzipped(join(dist, path))))
  const [js, css] = [kb('.js'), kb('.css')]
  return [{ what: `${page}, first load`, value: `${short(js)} kB JavaScript, ${short(css)} kB styles`, numbers: { [`${page} js kB`]: js, [`${page} css kB`]: css } }]
}

/** All chunks, also those that only some pages load later (Monaco, ELK). */
function everything(dist: string): Row {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  const kb = sum(files.map((name) => gzipped(join(dist, name))))
  return { what: 'all chunks together', value: `${short(kb)} kB JavaScript in ${files.length} files`, numbers: { allJsKb: kb } }
}

const gzipped = (file: string): number => (existsSync(file) ? gzipSync(readFileSync(file), { level: 9 }).length / 1024 : 0)
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
