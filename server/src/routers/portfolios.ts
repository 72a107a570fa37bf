import { localParts } from '@parcours/clock'
import { builtInPacks, selectPacks } from '@parcours/policy'
import { portfolioLines, senderOf, setLetterhead, type PortfolioLine } from '@parcours/store'
import { z } from 'zod'
import { procedure, router } from './trpc.ts'
import type { PortfolioView } from './views.ts'

const line = z.string().trim().max(80)
/** An SMS names the sender, and a page is dialled from: neither may be empty. */
const Letterhead = { name: line.min(1), phone: line.min(3), address: z.array(line.min(1)).max(6) }

export const portfoliosRouter = router({
  list: procedure.query(({ ctx: { deps } }): PortfolioView[] => {
    const onDate = localParts(deps.clock.nowMs(), 'Europe/Paris').date
    return portfolioLines(deps.db.read).map(({ id, ...line }) => ({
      portfolioId: id, ...line, packs: packsOf({ id, ...line }, onDate), sender: senderOf(deps.db.read, { id, ...line }),
    }))
  }),
  /** Who speaks in this portfolio's messages, letters, calls and pages, from the next one on. */
  setLetterhead: procedure
    .input(z.strictObject({ portfolioId: z.string(), ...Letterhead }))
    .mutation(({ ctx: { deps }, input: { portfolioId, ...letterhead } }) => setLetterhead(deps.db, portfolioId, letterhead)),
})

/** Packs in force today for a consumer who lives where the portfolio is; each contact asks for its own person. */
const packsOf = ({ collector, country }: PortfolioLine, onDate: string): string[] =>
  selectPacks(builtInPacks, {
    collector, residenceCountry: country, creditorCountry: country, purpose: 'collection', debtorType: 'consumer', onDate,
  }).map(({ id, version }) => `${id}@${version}`)
