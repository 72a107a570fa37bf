/** Business seconds from the ringing of a telephone to the end of the call. */
const CALL_SECONDS = 10
const MANY = 1_000_000

async function tell(sandboxUrl: string, script: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${sandboxUrl}/control/behaviour`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(script),
  })
  if (!response.ok) throw new Error(`the sandbox refused its script: ${await response.text()}`)
}

/** Everybody is the same: each text arrives unanswered, each call is answered and refused. */
export async function scriptEverybody(sandboxUrl: string): Promise<void> {
  await tell(sandboxUrl, { on: 'sms', times: MANY })
  await tell(sandboxUrl, {
    on: 'voice', times: MANY, delaySeconds: CALL_SECONDS, result: { outcome: 'refuses_to_pay', durationSeconds: 60, costCents: 15 },
  })
}

/** How many reports the sandbox still has to make. */
export async function reportsToCome(sandboxUrl: string): Promise<number> {
  const response = await fetch(`${sandboxUrl}/schedule`)
  const { counts } = (await response.json()) as { counts: { open?: number } }
  return counts.open ?? 0
}
