import type { AnswerScript } from '../control/script.ts'
import { linkIn } from '../debtors/write-back.ts'
import type { SandboxContext } from '../sandbox-context.ts'

interface Told {
  text: string
  /** Business seconds from now. */
  seconds: number
  script: Extract<AnswerScript, { on: 'sms' | 'email' }>
  debtorId: string | undefined
}

/** Follows the link of a message where the script says so. */
export function followAsTold(context: SandboxContext, { text, seconds, script, debtorId }: Told): void {
  const url = linkIn(text)
  if (!script.follow || !url) return
  context.schedule(seconds, debtorId ?? url, {
    kind: 'follow', url, intent: script.follow, option: script.option,
    ...(debtorId ? { debtorId } : {}), ...(script.facts ? { facts: script.facts } : {}),
  })
}
