import type { StepData } from '@parcours/node-kit'

/** A number that an earlier step of this visit left; `fallback` before the first time. */
export function numberIn(data: StepData, key: string, fallback: number): number {
  const value = data[key]
  return typeof value === 'number' ? value : fallback
}

export function textIn(data: StepData, key: string): string | undefined {
  const value = data[key]
  return typeof value === 'string' ? value : undefined
}
