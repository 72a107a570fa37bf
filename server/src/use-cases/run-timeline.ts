import type { TimelineItem } from '../routers/views.ts'
import { reasonWords, say } from './run-words.ts'
import { item, sceneAt, type RunScene } from './run-timeline-item.ts'
import { commandItems } from './run-timeline-commands.ts'
import { contactItems } from './run-timeline-contacts.ts'
import { decisionItems } from './run-timeline-decisions.ts'
import { eventItems } from './run-timeline-events.ts'
import { promiseItems, taskItems } from './run-timeline-people.ts'
import { visitItems } from './run-timeline-visits.ts'

/** What everything of one instant is told after: the cause before what it led to. */
const ORDER: TimelineItem['kind'][] = ['entered', 'command', 'event', 'decision', 'contact', 'task', 'visit', 'ended']

/** All that happened to a run, oldest first, each with its evidence. */
export function timelineOf(scene: RunScene): TimelineItem[] {
  const items = [
    entered(scene), ...visitItems(scene), ...decisionItems(scene), ...contactItems(scene), ...eventItems(scene),
    ...promiseItems(scene), ...taskItems(scene), ...commandItems(scene), ...ended(scene),
  ]
  return items.toSorted((a, b) => a.atMs - b.atMs || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

function entered(scene: RunScene): TimelineItem {
  const { run, visits } = scene.story
  const title = run.grp === 'control' ? say('Entered the control group', 'Entrée dans le groupe témoin') : say('Entered', 'Entrée')
  const { number } = sceneAt(scene, visits[0]?.seq).info.record
  return item({
    atMs: run.enteredAt, kind: 'entered', category: 'flow', title,
    detail: run.parentRunId === null ? say(`Version ${number}`, `Version ${number}`) : say(`Version ${number} · as a sub-journey`, `Version ${number} · en sous-parcours`),
    evidence: {
      group: run.grp, version: number, entryNo: run.entryNo, arrearsCents: run.arrearsAtEntry, toleranceCents: run.toleranceCents,
      ...(run.parentRunId !== null && { parentRun: run.parentRunId }),
    },
  })
}

function ended({ story: { run } }: RunScene): TimelineItem[] {
  if (run.endedAt === null) return []
  const reason = reasonWords(run.reason ?? '')
  return [item({
    atMs: run.endedAt, kind: 'ended', category: run.reason === 'cured' ? 'good' : 'flow',
    title: say(`Ended: ${reason.en}`, `Terminé : ${reason.fr}`), evidence: { reason: run.reason },
  })]
}
