import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, ROOT } from './project/read-project.ts'
import { deadLinks } from './rules/links.ts'

describe('links in the documentation', () => {
  test('lead to files that exist', () => {
    const documents = filesBelow('').filter((path) => path.endsWith('.md'))
    expect(documents).toContain('README.md')
    const dead = documents.flatMap((path) => deadLinks(path, readFileSync(join(ROOT, path), 'utf8'), (target) => existsSync(join(ROOT, target))))
    expect(dead).toEqual([])
  })
})

describe('a document with a dead link', () => {
  const exists = (path: string) => ['docs/node.md', 'web/src/app.tsx'].includes(path)

  test('is found, with the link as it is written', () => {
    const text = '[good](../web/src/app.tsx#L3) [bad](../web/src/gone.tsx "title") ![pic](shot.png) <img width="3" src="x.png">'
    expect(deadLinks('docs/recipe.md', text, exists)).toEqual([
      'docs/recipe.md links to ../web/src/gone.tsx, which does not exist',
      'docs/recipe.md links to shot.png, which does not exist',
      'docs/recipe.md links to x.png, which does not exist',
    ])
  })

  test('addresses, anchors and code are left alone', () => {
    const text = '[a](https://example.org/x) [b](#here) [c](mailto:a@example.org) `[d](gone.md)`\n```\n[e](gone.md)\n```\n[f](node.md)'
    expect(deadLinks('docs/recipe.md', text, exists)).toEqual([])
  })
})
