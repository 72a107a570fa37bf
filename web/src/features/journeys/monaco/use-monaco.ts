import { useEffect, useState } from 'react'
import type * as MonacoModule from './monaco.ts'

export type Monaco = typeof MonacoModule
let loaded: Monaco | undefined

/** Monaco once it is here; null while it loads, and for good where it cannot be had: a plain box then serves. */
export function useMonaco(): Monaco | null {
  const [monaco, setMonaco] = useState(loaded ?? null)
  useEffect(() => {
    if (monaco) return
    let alive = true
    void import('./monaco.ts').then((module) => {
      loaded = module
      if (alive) setMonaco(module)
    }, () => undefined)
    return () => { alive = false }
  }, [monaco])
  return monaco
}
