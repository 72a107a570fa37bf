import { CONTROL } from '@parcours/engine'
import type { Words } from '@parcours/journey'
import { journeyName, textById, versionInfo, type IncidentCause, type IncidentDetail } from '@parcours/store'
import type { Deps } from '../deps.ts'
import { wordsFor } from '../words.ts'
import { nodeName } from './place-words.ts'

export interface IncidentWords {
  title: Words
  detail: Words
  action: Words
}

interface Told {
  deps: Deps
  cause: IncidentCause
  groupKey: string
  detail: IncidentDetail
}

const words = (en: string, fr: string): Words => ({ en, fr })
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const name = (value: unknown): string => (typeof value === 'string' ? value : '')

const CHANNEL: Record<string, Words> = {
  sms: words('SMS', 'SMS'), email: words('email', 'e-mail'), letter: words('letter', 'courrier'), voice_ai: words('voice', 'voix'),
}
const channelOf = (value: unknown): Words => wordsFor(CHANNEL, name(value))

/** An incident in words: what is wrong, what is known of it, and what solves it. */
export function incidentWords(deps: Deps, one: Omit<Told, 'deps'>): IncidentWords {
  return WORDS[one.cause]({ deps, ...one })
}

const count = (n: number, en: readonly [string, string], fr: readonly [string, string]): Words =>
  words(`${n.toLocaleString('en-GB')} ${n === 1 ? en[0] : en[1]}`, `${n.toLocaleString('fr-FR')} ${n < 2 ? fr[0] : fr[1]}`)
const openRuns = (detail: IncidentDetail): Words => count(number(detail.openRuns), ['open run', 'open runs'], ['passage en cours', 'passages en cours'])

const WORDS: Record<IncidentCause, (told: Told) => IncidentWords> = {
  no_worker: ({ detail }) => {
    const queues = Array.isArray(detail.queues) ? detail.queues.join(', ') : ''
    const runs = openRuns(detail)
    return {
      title: words('No worker is running', 'Aucun worker ne tourne'),
      detail: words(`Nobody takes work from: ${queues}. ${runs.en} wait; nothing is lost, and nobody is contacted meanwhile.`,
        `Personne ne traite : ${queues}. ${runs.fr} attendent ; rien n’est perdu et personne n’est contacté d’ici là.`),
      action: words('Start the worker again. If it ends by itself, the last lines of its log (worker.log) say why.',
        'Relancez le worker. S’il s’arrête de lui-même, les dernières lignes de son journal (worker.log) disent pourquoi.'),
    }
  },
  temporal_away: ({ groupKey, detail }) => (groupKey === 'outbox' ? OUTBOX : {
    title: words('Temporal does not answer', 'Temporal ne répond pas'),
    detail: words(`${openRuns(detail).en} stand still. Payments, replies and opt-outs are still taken and applied; what runs must hear of them waits in order.`,
      `${openRuns(detail).fr} sont à l’arrêt. Paiements, réponses et oppositions sont toujours reçus et appliqués ; ce que les passages doivent en savoir attend dans l’ordre.`),
    action: words('Start Temporal, or repair the way to it (TEMPORAL_ADDRESS). Everything goes on by itself then.',
      'Relancez Temporal, ou rétablissez l’accès (TEMPORAL_ADDRESS). Tout reprend ensuite de soi-même.'),
  }),
  workflow_task_failing: ({ deps, detail }) => ({
    title: quoted(words('Workflow tasks fail in', 'Des tâches de workflow échouent dans'), journeyName(deps.db.read, name(detail.journeyId))),
    detail: words('Temporal reports problems of these runs: each of their steps is tried again and fails. They are not lost and contact nobody.',
      'Temporal signale ces passages : chacun de leurs pas est retenté et échoue. Ils ne sont pas perdus et ne contactent personne.'),
    action: words('Open one in Temporal to see the error. Put a worker in place that can replay them (the one before the last release, or a repaired one): they go on where they stand.',
      'Ouvrez-en un dans Temporal pour lire l’erreur. Mettez en place un worker qui sache les rejouer (celui d’avant la dernière version, ou un worker corrigé) : ils reprennent où ils en sont.'),
  }),
  plan_missing: ({ deps, detail }) => ({
    title: quoted(words('A plan is missing for runs of', 'Un plan manque à des passages de'), journeyName(deps.db.read, name(detail.journeyId))),
    detail: words(`No published version has the plan ${name(detail.planHash).slice(0, 12)}: the steps of these runs fail until it is there.`,
      `Aucune version publiée ne contient le plan ${name(detail.planHash).slice(0, 12)} : les pas de ces passages échouent tant qu’il manque.`),
    action: words('Restore the version from a backup of this database, or end these runs with a reason.',
      'Restaurez la version depuis une sauvegarde de cette base, ou terminez ces passages en donnant un motif.'),
  }),
  provider_refusing: ({ deps, detail }) => {
    const [channel, code, text] = [channelOf(detail.channel), name(detail.code), textById(deps.db.read, name(detail.text))]
    const share = words(`${number(detail.refused)} of ${number(detail.n)} contacts of the last minutes were refused${code && ` with code ${code}`}.`,
      `${number(detail.refused)} contacts sur ${number(detail.n)} ont été refusés ces dernières minutes${code && ` avec le code ${code}`}.`)
    if (text) {
      return {
        title: quoted(words('Carriers filter the text', 'Des opérateurs filtrent le texte'), `${text.name} v${text.version}`), detail: share,
        action: words('Stop the channel or the journey, change the text, and publish it. Then move the runs that were refused to the new version, and back to the node.',
          'Arrêtez le canal ou le parcours, modifiez le texte et publiez-le. Amenez ensuite les passages refusés à la nouvelle version, et ramenez-les au nœud.'),
      }
    }
    return {
      title: words(`The ${channel.en} provider refuses contacts`, `Le prestataire ${channel.fr} refuse des contacts`), detail: share,
      action: words('Look up the code with the provider: credentials, balance and limits are the usual causes. What was refused for the moment is tried again by itself.',
        'Cherchez le code auprès du prestataire : identifiants, solde et limites sont les causes habituelles. Ce qui n’a été refusé que pour l’instant est retenté de soi-même.'),
    }
  },
  provider_slow: ({ detail }) => {
    const channel = channelOf(detail.channel)
    const seconds = number(detail.seconds)
    return {
      title: words(`The ${channel.en} provider is slow`, `Le prestataire ${channel.fr} est lent`),
      detail: words(`One answer in twenty took ${seconds.toLocaleString('en-GB')} s or longer (${number(detail.n)} contacts, last five minutes). After 8 s nobody knows whether it was sent.`,
        `Une réponse sur vingt a pris ${seconds.toLocaleString('fr-FR')} s ou plus (${number(detail.n)} contacts, cinq dernières minutes). Au-delà de 8 s, nul ne sait si l’envoi a eu lieu.`),
      action: words('Look at the provider’s status page. If it lasts, stop the channel: contacts are held until you let them go.',
        'Consultez la page d’état du prestataire. Si cela dure, arrêtez le canal : les contacts sont retenus jusqu’à ce que vous les libériez.'),
    }
  },
  retries_used_up: ({ detail }) => {
    const [channel, code] = [channelOf(detail.channel), name(detail.code)]
    return {
      title: words(`Contacts by ${channel.en} failed for good`, `Des contacts par ${channel.fr} ont échoué définitivement`),
      detail: words(`Every try was used up, or the refusal was final${code && `: code ${code}`}. The runs went on by their “failed” way.`,
        `Tous les essais sont épuisés, ou le refus était définitif${code && ` : code ${code}`}. Les passages ont continué par la sortie « échec ».`),
      action: words('Repair the cause (credentials, sender, text), then move these runs back to the node at which they failed, or to another one.',
        'Corrigez la cause (identifiants, expéditeur, texte), puis ramenez ces passages au nœud où ils ont échoué, ou envoyez-les vers un autre.'),
    }
  },
  wait_overdue: ({ deps, detail }) => {
    const info = versionInfo(deps.db.read, name(detail.versionId))
    const node = name(detail.nodeId)
    const at = node === CONTROL ? words('the control group', 'le groupe témoin') : words(`“${info ? nodeName(info, node) : node}”`, `« ${info ? nodeName(info, node) : node} »`)
    return {
      title: words(`Overdue at ${at.en}`, `En retard à ${at.fr}`),
      detail: quoted(words('The instant that these runs wait for has passed, and they have not moved. Journey', 'L’instant attendu par ces passages est dépassé et ils n’ont pas bougé. Parcours'),
        journeyName(deps.db.read, name(detail.journeyId))),
      action: words('If the worker has just come back, they catch up by themselves. If they stay, open one in Temporal, or skip the wait of these runs.',
        'Si le worker vient de revenir, ils rattrapent d’eux-mêmes. S’ils restent, ouvrez-en un dans Temporal, ou passez leur attente.'),
    }
  },
  import_stuck: ({ detail }) => ({
    title: quoted(words('An import does not move', 'Un import n’avance plus'), name(detail.fileName)),
    detail: words('It has not moved for a minute. What it has loaded is safe, and loading a row twice changes nothing.',
      'Il n’a pas bougé depuis une minute. Ce qui est chargé est en sûreté, et charger deux fois une ligne ne change rien.'),
    action: words('Restart the server: it takes the import up where it stopped. The disk being full is the usual cause.',
      'Relancez le serveur : il reprend l’import où il s’est arrêté. La cause habituelle est un disque plein.'),
  }),
}

const OUTBOX: IncidentWords = {
  title: words('Nothing reaches the runs', 'Plus rien ne parvient aux passages'),
  detail: words('The oldest message to a run has been waiting for more than 15 seconds although Temporal answers. Facts are stored and hold at once; runs hear of them late.',
    'Le plus ancien message destiné à un passage attend depuis plus de 15 secondes alors que Temporal répond. Les faits sont enregistrés et valent aussitôt ; les passages les apprennent en retard.'),
  action: words('Look for “delivery postponed” in the worker’s log. If it says nothing, restart the worker.',
    'Cherchez « delivery postponed » dans le journal du worker. S’il ne dit rien, relancez le worker.'),
}

const quoted = (before: Words, what: string): Words => (what === '' ? before : words(`${before.en} “${what}”`, `${before.fr} « ${what} »`))
