import type { Words } from '@parcours/journey'
import type { ItemState } from '@parcours/store'
import { say } from './run-words.ts'

/** What has become of one run of a job. */
export const ITEM_WORDS: Record<ItemState, Words> = {
  queued: say('queued', 'à faire'), sent: say('on its way', 'en route'), done: say('done', 'fait'),
  skipped: say('skipped', 'laissé de côté'), failed: say('failed', 'échoué'), cancelled: say('not done', 'non fait'),
}
