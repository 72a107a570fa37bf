export interface Place {
  /** From 1. */
  line: number
  /** From 1, in UTF-16 units, as editors count. */
  column: number
}

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  let line = 1
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++
  return { line, column: offset - lastBreak }
}
