import { useCallback, useEffect, useState } from 'react'
import { answer, readOffer, Refused, verify, type Answer, type Identity } from './api.ts'
import { stageAfter, stageOf, type Stage } from './stage.ts'

interface Options {
  token: string
  /** Told once, when the offer has been read. */
  onLanguage: (language: string) => void
}

/** Reads, opens and answers one offer. The session lives in this page only: leaving it asks again. */
export function useOffer({ token, onLanguage }: Options) {
  const [stage, setStage] = useState<Stage>({ type: 'loading' })
  const [busy, setBusy] = useState(false)

  const read = useCallback(() => readOffer(token).then(
    (offer) => {
      onLanguage(offer.language)
      setStage(stageOf(offer))
    },
    () => setStage({ type: 'failed' }),
  ), [token, onLanguage])
  useEffect(() => void read(), [read])

  /** One act at a time; of what fails the page says why: somebody else may have closed the offer meanwhile. */
  const act = useCallback(async (work: () => Promise<Stage>) => {
    setBusy(true)
    try {
      setStage(await work())
    } catch (error) {
      const code = error instanceof Refused ? error.code : undefined
      const since = await readOffer(token).catch(() => undefined)
      setStage((before) => stageAfter(before, { code, since }))
    } finally {
      setBusy(false)
    }
  }, [token])

  const open = (identity: Identity) => act(async () => {
    const known = await verify(token, identity)
    if (known.ok) return { type: 'offer', session: known.session, offer: known.offer }
    const checks = stage.type === 'identity' ? stage.checks : []
    return stageOf({ state: known.state ?? 'locked', checks, triesLeft: known.triesLeft }, 'wrong')
  })
  const send = (session: string, chosen: Answer, more: { option?: number; note?: string }) => act(async () => {
    await answer(token, { session, answer: chosen, ...more })
    return { type: 'answered', answer: chosen }
  })
  return { stage, busy, open, send, again: read }
}
