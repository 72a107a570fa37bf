import type { PolicyPack } from '../pack/policy-pack.ts'
import { frHouse } from './fr-house.ts'
import { housePacing } from './house-pacing.ts'
import { usFed } from './us-fed.ts'
import { usTcpa } from './us-tcpa.ts'

/** The packs that come with the product. A new one is a file beside these and a line here. */
export const builtInPacks: readonly PolicyPack[] = [frHouse, usFed, usTcpa, housePacing]
