import { create } from 'zustand'
import { recall, remember } from './remember.ts'

interface ActorState {
  /** Id of the local name that publishes, claims and decides; `''` until the list is known. */
  actorId: string
  choose: (actorId: string) => void
}

/** There is no sign-in yet: a picker of local names, sent with every call as `x-actor`. */
export const useActor = create<ActorState>((set) => ({
  actorId: recall('actor') ?? '',
  choose: (actorId) => {
    remember('actor', actorId)
    set({ actorId })
  },
}))

export const currentActor = () => useActor.getState().actorId
