import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'

/** Longer than people take between the clicks of a double click. */
const SECOND_CLICK_MS = 500

/** Resolves when the second click of a double click is over: what stands under the pointer by then may be another button. */
export const afterSecondClick = () => new Promise<void>((resolve) => { setTimeout(resolve, SECOND_CLICK_MS) })

/**
 * `useMutation` for buttons: while a call is under way, `mutate` does nothing. A button that is disabled while
 * it loads does not do: the second click of a double click can come before the page is drawn again.
 */
export function useOnce<Data = unknown, Failure = Error, Sent = void, Context = unknown>(
  options: UseMutationOptions<Data, Failure, Sent, Context>,
): Omit<UseMutationResult<Data, Failure, Sent, Context>, 'mutate'> & { mutate: (sent: Sent) => void } {
  const mutation = useMutation(options)
  const busy = useRef(false)
  const { mutateAsync } = mutation
  const mutate = useCallback((sent: Sent) => {
    if (busy.current) return
    busy.current = true
    const done = () => { busy.current = false }
    // Its arguments are optional only for `void`, which the compiler cannot tell of a type that is still open.
    mutateAsync(...([sent] as Parameters<typeof mutateAsync>)).then(done, done)
  }, [mutateAsync])
  return { ...mutation, mutate }
}
