import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split(':root[data-mantine-color-scheme="dark"]')
const colours = (block: string) => new Map([...block.matchAll(/--([\w-]+): #([0-9a-f]{3}(?:[0-9a-f]{3})?);/g)].map(([, name = '', hex = '']) =>
  [name, hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex]))

/** Relative luminance and contrast of two colours (WCAG 2.2, 1.4.3). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

describe.each([['light', light], ['dark', dark]])('words on every ground, %s', (_, block) => {
  const palette = colours(block)
  const of = (name: string) => palette.get(name) ?? expect.fail(`--${name} is no plain colour`)
  const words = ['ink', 'mute', 'faint', 'accent', 'good', 'bad', 'warn']
  const grounds = ['panel', 'bg', 'chip', 'sel', 'hover']
  it.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))('--%s on --%s', (word, ground) => {
    expect(contrast(of(word), of(ground))).toBeGreaterThanOrEqual(4.5)
  })
})
