import { senderOf, type PortfolioRecord } from '@parcours/store'
import type { Deps } from '../deps.ts'
import type { Reach } from '../http/plain-pages.ts'
import { openLink } from './signed-links.ts'

/** How the sender of a run's messages is reached; undefined for a link that we did not sign (domain rule 13: nothing more). */
export function reachOf(deps: Deps, token: string): Reach | undefined {
  const runId = openLink(deps.env.LINK_SECRET, 'a', token)
  const portfolio = runId === undefined ? undefined : deps.db.read.get<PortfolioRecord>(
    'SELECT p.* FROM run r JOIN portfolio p ON p.id = r.portfolioId WHERE r.id = ?', runId)
  if (!portfolio) return undefined
  const { phone, address } = senderOf(deps.db.read, portfolio)
  return { phone, address: address.join(', ') }
}
