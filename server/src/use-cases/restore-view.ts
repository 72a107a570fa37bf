import type { Words } from '@parcours/journey'
import { acceptRestored, mayAnswerFor, reconcileReport, standingFromRestore, type RestoreItem } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { told } from '../told-error.ts'
import { say } from './run-words.ts'

export interface RestoreView {
  /** When the backup was made, on the real clock: what was acknowledged since then is to be told again. */
  backupRealMs: number
  /** The worker has looked since the restore. */
  looked: boolean
  messagesFound: number
  runsTakenBack: number
  runsStartedAgain: number
  workflowsEnded: number
  /** What stands in the way, in words. */
  open: Words[]
  /** All of it is what an operator may answer for. */
  mayAccept: boolean
}

/** What the reconciliation of a restore found and did, for as long as its stop stands (durability rule 8). */
export function restoreView({ db }: Pick<Deps, 'db'>): RestoreView | null {
  const report = standingFromRestore(db.read) ? reconcileReport(db.read) : undefined
  if (!report) return null
  const { backupRealMs, messagesFound, runsTakenBack, runsStartedAgain, workflowsEnded } = report
  const counts = { messagesFound, runsTakenBack, runsStartedAgain, workflowsEnded }
  return { backupRealMs, looked: report.atRealMs !== null, ...counts, open: report.open.map(itemWords), mayAccept: report.open.every(mayAnswerFor) }
}

function itemWords(item: RestoreItem): Words {
  switch (item.code) {
    case 'no_list': return say('No provider can be asked what it has sent since the backup', 'Aucun prestataire ne peut dire ce qu’il a envoyé depuis la sauvegarde')
    case 'list_failed': return say(`The providers’ list could not be read: ${item.detail}`, `La liste des prestataires n’a pas pu être lue : ${item.detail}`)
    case 'temporal_failed': return say(`Temporal could not be asked: ${item.detail}`, `Temporal n’a pas pu être interrogé : ${item.detail}`)
    case 'runs_without_workflow': return say(`${item.count} runs have no workflow`, `${item.count} passages n’ont pas de workflow`)
    case 'workflows_without_run': return say(`${item.count} workflows have no run`, `${item.count} workflows n’ont pas de passage`)
  }
}

/** What the reconciler could not clear, somebody takes upon themselves, by name and with a reason; the stop can be lifted then. */
export async function acceptRestore({ db, clock }: Deps, one: { reason: string; actor: string }): Promise<void> {
  const accepted = await db.write((sql) => acceptRestored(sql, { ...one, realMs: clock.realMs() }))
  if (accepted === 'not_looked') throw told('CONFLICT', { code: 'not_looked', en: 'The worker has not looked yet; start it and wait', fr: 'Le worker n’a pas encore vérifié ; démarrez-le et attendez' })
  if (accepted === 'unclean') {
    throw told('CONFLICT', {
      code: 'restore_unclean', en: 'Temporal and the runs do not agree yet; nobody can answer for that: the worker looks again until they do',
      fr: 'Temporal et les passages ne concordent pas encore ; personne ne peut en répondre : le worker vérifie jusqu’à ce qu’ils concordent',
    })
  }
}
