import { CirclePause, Clock, Hourglass, LoaderCircle, MessageCircleQuestion, Play, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { RunState } from '@parcours/server/router'

/** A sign for each state of an open run, so that its colour is never alone. */
export const STANDING_ICONS: Record<Exclude<RunState, 'ended'>, LucideIcon> = {
  starting: Play, working: LoaderCircle, waiting: Hourglass, postponed: Clock, suspended: MessageCircleQuestion, paused: CirclePause, trouble: TriangleAlert,
}
