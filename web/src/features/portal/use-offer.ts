import { useCallback, useEffect, useState } from 'react'
import { answer, readOffer, verify, type Answer, type Identity, type Offer, type OfferState } from './api.ts'

/** Where the person is on the page: each situation whole. */
export type Stage =
  | { type: 'loading' }
  | { type: 'failed' }
  | { type: 'shut'; state: 'locked' | 'expired' | 'closed' | 'invalid' }
  | { type: 'identity'; checks: OfferState['checks']; triesLeft: number; wrong: boolean }
  | { type: 'offer'; session: string; offer: Offer }
  | { type: 'answered'; answer: Answer }

const stageOf = (offer: OfferState): Stage =>
  (offer.state === 'open' ? { type: 'identity', checks: offer.checks, triesLeft: offer.triesLeft, wrong: false } : { type: 'shut', state: offer.state })

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

  /** One act at a time; what fails is read anew: somebody else may have closed the offer meanwhile. */
  const act = useCallback(async (work: () => Promise<Stage>) => {
    setBusy(true)
    try {
      setStage(await work())
    } catch {
      await read()
    } finally {
      setBusy(false)
    }
  }, [read])

  const open = (identity: Identity) => act(async () => {
    const known = await verify(token, identity)
    if (known.ok) return { type: 'offer', session: known.session, offer: known.offer }
    if (known.triesLeft <= 0) return { type: 'shut', state: 'locked' }
    const checks = stage.type === 'identity' ? stage.checks : []
    return { type: 'identity', checks, triesLeft: known.triesLeft, wrong: true }
  })
  const send = (session: string, chosen: Answer, more: { option?: number; note?: string }) => act(async () => {
    await answer(token, { session, answer: chosen, ...more })
    return { type: 'answered', answer: chosen }
  })
  return { stage, busy, open, send, again: read }
}
