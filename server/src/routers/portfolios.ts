import { localParts } from '@parcours/clock'
import { builtInPacks, selectPacks } from '@parcours/policy'
import { portfolioLines, type PortfolioLine } from '@parcours/store'
import { procedure, router } from './trpc.ts'
import type { PortfolioView } from './views.ts'

export const portfoliosRouter = router({
  list: procedure.query(({ ctx: { deps } }): PortfolioView[] => {
    const onDate = localParts(deps.clock.nowMs(), 'Europe/Paris').date
    return portfolioLines(deps.db.read).map(({ id, ...line }) => ({ portfolioId: id, ...line, packs: packsOf({ id, ...line }, onDate) }))
  }),
})

/** Packs in force today for a consumer who lives where the portfolio is; each contact asks for its own person. */
const packsOf = ({ collector, country }: PortfolioLine, onDate: string): string[] =>
  selectPacks(builtInPacks, {
    collector, residenceCountry: country, creditorCountry: country, purpose: 'collection', debtorType: 'consumer', onDate,
  }).map(({ id, version }) => `${id}@${version}`)
