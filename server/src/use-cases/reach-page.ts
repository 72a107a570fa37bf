import type { Deps } from '../deps.ts'
import type { Reach } from '../http/plain-pages.ts'
import { openLink } from './signed-links.ts'

// Numbers reserved for fiction, as in the messages themselves, until portfolios carry their own letterhead.
const FRANCE: Reach = { phone: '01 99 00 12 34', address: '1 rue de l’Exemple, 75000 Paris' }
const BY_COUNTRY: Record<string, Reach> = { FR: FRANCE, US: { phone: '202-555-0123', address: '1 Example Street, Springfield, NY 10000' } }

/** How the sender of a run's messages is reached; undefined for a link that we did not sign (domain rule 13: nothing more). */
export function reachOf(deps: Deps, token: string): Reach | undefined {
  const runId = openLink(deps.env.LINK_SECRET, 'a', token)
  const found = runId === undefined ? undefined : deps.db.read.get<{ country: string }>(
    'SELECT p.country FROM run r JOIN portfolio p ON p.id = r.portfolioId WHERE r.id = ?', runId)
  return found && (BY_COUNTRY[found.country] ?? FRANCE)
}
