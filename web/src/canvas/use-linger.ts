import { useEffect, useMemo, useRef, useState } from 'react'

const LINGER_MS = 180

/** Hover that outlasts the gap between two things (an edge and its label), so that the label can be reached. */
export function useLinger() {
  const [on, setOn] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const handlers = useMemo(() => ({
    onPointerEnter: () => {
      clearTimeout(timer.current)
      setOn(true)
    },
    onPointerLeave: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setOn(false), LINGER_MS)
    },
  }), [])
  return { on, handlers }
}
