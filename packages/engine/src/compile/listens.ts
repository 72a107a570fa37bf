import type { EventType, Instruction, StopFact } from '@parcours/journey'

/** Money and corrections change what is due, so every run hears of them; `released` lets held contacts go on. */
const ALWAYS: readonly EventType[] = ['payment', 'payment_pending', 'payment_reversed', 'debt_updated', 'released']

/** Events that bring a stop fact, beside those of money. */
const STOPS: Record<StopFact, readonly EventType[]> = {
  cured: [], settled: [], written_off: ['written_off'], sold: ['sold'], placed: ['fact_changed'],
  recalled: ['recalled'], ceased: ['cease'], deceased: ['deceased'],
}

/**
 * Event types that the relay delivers to the run: what its waits name and what may end it. The rest is only
 * stored: Temporal takes 10,000 signals a run (durability rule 17).
 */
export function listensTo(instructions: readonly Instruction[], ends: readonly StopFact[]): string[] {
  const named = instructions.flatMap((instruction): string[] => {
    switch (instruction.op) {
      case 'wait': return instruction.events.map((e) => e.type)
      case 'act': return instruction.contact ? ['contact.result'] : []
      case 'call': return instruction.await ? ['sub.ended'] : []
      default: return []
    }
  })
  return [...new Set([...ALWAYS, ...ends.flatMap((fact) => STOPS[fact]), ...named])].sort()
}
