export type JsonPath = readonly (string | number)[]

/** Where a path stands in a JSON text: offset of its value; the nearest ancestor's where the path goes on. */
export function locate(text: string, path: JsonPath): number {
  const scan = new Scan(text)
  let at = scan.skip(0)
  for (const key of path) {
    const next = typeof key === 'number' || text[at] === '[' ? scan.item(at, Number(key)) : scan.member(at, String(key))
    if (next === null) return at
    at = next
  }
  return at
}

/** 1-based, as editors count. */
export function lineOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** Steps through a text that JSON.parse has read: it need not find mistakes, only places. */
class Scan {
  readonly #text: string
  constructor(text: string) { this.#text = text }

  skip(at: number): number {
    let next = at
    while (/\s/.test(this.#text[next] ?? 'x')) next += 1
    return next
  }

  item(at: number, index: number): number | null {
    if (this.#text[at] !== '[') return null
    let next = this.skip(at + 1)
    for (let n = 0; this.#text[next] !== ']' && next < this.#text.length; n += 1) {
      if (n === index) return next
      next = this.#after(next)
    }
    return null
  }

  member(at: number, name: string): number | null {
    if (this.#text[at] !== '{') return null
    let next = this.skip(at + 1)
    while (this.#text[next] === '"') {
      const end = this.#string(next)
      const value = this.skip(this.skip(end) + 1)
      if (this.#text.slice(next, end) === JSON.stringify(name)) return value
      next = this.#after(value)
    }
    return null
  }

  /** Past a value and the comma behind it. */
  #after(at: number): number {
    const next = this.skip(this.#value(at))
    return this.#text[next] === ',' ? this.skip(next + 1) : next
  }

  #string(at: number): number {
    let next = at + 1
    while (next < this.#text.length && this.#text[next] !== '"') next += this.#text[next] === '\\' ? 2 : 1
    return next + 1
  }

  #value(at: number): number {
    const first = this.#text[at]
    if (first === '"') return this.#string(at)
    if (first === '{' || first === '[') return this.#nested(at)
    let next = at
    while (next < this.#text.length && !/[\s,\]}]/.test(this.#text[next] ?? '')) next += 1
    return next
  }

  #nested(at: number): number {
    let depth = 0
    for (let next = at; next < this.#text.length; next += 1) {
      const char = this.#text[next]
      if (char === '"') next = this.#string(next) - 1
      else if (char === '{' || char === '[') depth += 1
      else if (char === '}' || char === ']') {
        depth -= 1
        if (depth === 0) return next + 1
      }
    }
    return this.#text.length
  }
}
