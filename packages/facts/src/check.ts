import { parseExpression, type BadExpression, type Expression } from './compile.ts'
import { typeWords } from './explain.ts'

export type ExpectedType = 'bool' | 'int' | 'double' | 'string'

/**
 * Parses, checks types and compares the result with what the place needs. `dyn` (imported columns) passes
 * here and is looked at when evaluated; a whole number may stand where a number is expected.
 */
export function checkExpression(source: string, { expects }: { expects: ExpectedType }): Expression | BadExpression {
  const parsed = parseExpression(source)
  if (!parsed.ok) return parsed
  const fits = parsed.type === expects || parsed.type.startsWith('dyn') || (expects === 'double' && parsed.type === 'int')
  if (fits) return parsed
  const [wanted, got] = [typeWords(expects), typeWords(parsed.type)]
  return {
    ok: false,
    issues: [{
      code: 'wrong-result', from: 0, to: source.length,
      message: { en: `This gives ${got.en}; ${wanted.en} is needed`, fr: `Ceci donne ${got.fr} ; il faut ${wanted.fr}` },
    }],
  }
}
