import type { Words } from '@parcours/journey'
import type { PolicyPack } from '../pack/policy-pack.ts'
import { builtInPacks } from '../packs/built-in.ts'
import { HOUSE_WORDS, PROVIDER_WORDS } from './house-words.ts'
import { PACK_WORDS, capWords, cooldownWords, windowWords } from './pack-words.ts'
import { STATUS_LABELS } from './status-labels.ts'
import type { RuleStatus } from './status-labels.ts'

/** Whose words stand in no pack. */
const OWN_WORDS: Record<string, Record<string, Words>> = { house: HOUSE_WORDS, provider: PROVIDER_WORDS }

/** A rule in words, with how firm its ground is. */
export interface Explanation extends Words {
  ruleId: string
  status: RuleStatus
  /** The status in words ("House habit, no legal basis found"). */
  label: Words
  sources: string[]
}

/**
 * Puts a rule id of a decision into words. Never fails: an old decision may cite a pack that is gone, and then the id
 * itself stands.
 */
export function explain(ruleId: string, packs: readonly PolicyPack[] = builtInPacks): Explanation {
  const dot = ruleId.indexOf('.')
  const owner = ruleId.slice(0, dot)
  const part = ruleId.slice(dot + 1)
  const pack = packs.find((candidate) => candidate.id === owner)
  const own = OWN_WORDS[owner]
  const status: RuleStatus = own ? 'HOUSE' : (pack?.status ?? 'UNVERIFIED')
  const words = own ? own[part] : pack && wordsOf(pack, part)
  return {
    ruleId,
    ...(words ?? { en: ruleId, fr: ruleId }),
    status,
    label: STATUS_LABELS[status],
    sources: pack?.sources ?? [],
  }
}

function wordsOf(pack: PolicyPack, part: string): Words | undefined {
  if (part === 'window') return pack.windows && windowWords(pack.windows)
  const cap = pack.caps?.find(({ id }) => part === `cap.${id}`)
  if (cap) return capWords(cap)
  const cooldown = pack.cooldowns?.find(({ after }) => part === `cooldown.${after}`)
  return cooldown ? cooldownWords(cooldown) : PACK_WORDS[part]
}
