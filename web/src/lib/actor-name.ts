import { useCallback } from 'react'
import { useSystem } from './system.ts'

/** Names of local actors by their id, as rows hold it; an id that is no longer listed stands as it is. */
export function useActorName(): (id: string | null) => string {
  const actors = useSystem().data?.actors
  return useCallback((id) => actors?.find((actor) => actor.id === id)?.name ?? id ?? '', [actors])
}
