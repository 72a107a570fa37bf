import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, trpc } from '../../../lib/trpc.ts'

type Answer = Awaited<ReturnType<typeof api.journeys.import.mutate>>

/** The text to import and what the desk says about it. Without notes to read, `send` opens the journey at once. */
export function useImport() {
  const client = useQueryClient()
  const [text, setTyped] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const setText = (next: string) => {
    setTyped(next)
    setAnswer(null)
    setError(null)
  }
  const readFile = async (file: File | null) => { if (file) setText(await file.text()) }
  const send = async (open: (journeyId: string) => void) => {
    setBusy(true)
    setError(null)
    try {
      const result = await api.journeys.import.mutate({ text })
      setAnswer(result)
      if (result.kind === 'refused') return
      void client.invalidateQueries({ queryKey: trpc.journeys.list.queryKey() })
      if (result.notes.length === 0) open(result.journeyId)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return { text, setText, readFile, send, answer, error, busy }
}
