import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../lib/errors.ts'
import { notifyDone } from '../../../lib/notify.ts'
import { api, trpc } from '../../../lib/trpc.ts'

type Calls = typeof api.commands
type Sent<K extends 'ask' | 'note' | 'correct'> = Parameters<Calls[K]['mutate']>[0]
/** What a dialog asks, less what every act has. */
export type Act =
  | { kind: 'ask'; ask: Sent<'ask'>['ask'] }
  | { kind: 'stopContact' }
  | { kind: 'handOver'; queue: string; instructions: string }
  | { kind: 'note'; fact: Sent<'note'>['fact'] }
  | { kind: 'correct'; correction: Sent<'correct'>['correction'] }

const ANSWER_WITHIN_MS = 15_000
const pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** A command is told to the run by a worker; what it says comes a moment later. */
async function answerOf(commandId: string) {
  const until = Date.now() + ANSWER_WITHIN_MS
  for (;;) {
    const command = await api.commands.get.query({ commandId })
    if (command.state !== 'sent' || Date.now() > until) return command
    await pause(300)
  }
}

function send(act: Act, common: { commandId: string; runId: string; reason: string }) {
  switch (act.kind) {
    case 'ask': return api.commands.ask.mutate({ ...common, ask: act.ask })
    case 'stopContact': return api.commands.stopContact.mutate(common)
    case 'handOver': return api.commands.handOver.mutate({ ...common, queue: act.queue, instructions: act.instructions })
    case 'note': return api.commands.note.mutate({ ...common, fact: act.fact })
    case 'correct': return api.commands.correct.mutate({ ...common, correction: act.correction })
  }
}

/** Refused by the run itself, with its words. */
class Refused extends Error {
  readonly data: unknown
  constructor(refusal: { code: string; words: { en: string; fr: string } }) {
    super(refusal.words.en)
    this.data = { parcours: { code: refusal.code, ...refusal.words } }
  }
}

/** One act of one dialog: its id is made once, so a second click, or another try after a lost answer, is the same act. */
export function useAct(runId: string, onDone: () => void) {
  const { t } = useTranslation('steer')
  const client = useQueryClient()
  const [commandId, setCommandId] = useState(() => crypto.randomUUID())
  const busy = useRef(false)
  const mutation = useMutation({
    mutationFn: async ({ act, reason }: { act: Act; reason: string }) => {
      await send(act, { commandId, runId, reason })
      const command = await answerOf(commandId)
      if (command.refusal) throw new Refused(command.refusal)
      return command
    },
    onSuccess: (command) => {
      notifyDone(command.state === 'applied' ? t(`done.${command.kind}`) : t('on-its-way'))
      onDone()
    },
    // What the desk or the run has refused is settled: asked again it is another act. A lost answer is not.
    onError: (error) => explain(error).message !== null && setCommandId(crypto.randomUUID()),
    onSettled: () => {
      busy.current = false
      void client.invalidateQueries({ queryKey: trpc.commands.pathKey() })
      void client.invalidateQueries({ queryKey: trpc.runs.pathKey() })
    },
  })
  const perform = (act: Act, reason: string) => {
    if (busy.current) return
    busy.current = true
    mutation.mutate({ act, reason })
  }
  return { perform, busy: mutation.isPending, error: mutation.error }
}
