import type { FailScript } from '../control/script.ts'

export interface Refusal {
  status: number
  code: number
  message: string
}

/** The HTTP answer of a refusal that a test ordered; undefined for the other failures. */
export function orderedRefusal(failure: FailScript | undefined): Refusal | undefined {
  if (failure?.fail === '429') return { status: 429, code: 20429, message: 'Too Many Requests' }
  if (failure?.fail === '500') return { status: 500, code: 20500, message: 'Internal Server Error' }
  return undefined
}

export const sleep = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })
