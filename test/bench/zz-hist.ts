import { SIX_STEPS } from './drawings.ts'
import { addPeople } from './rig/people.ts'
import { publish } from './rig/desk.ts'
import { startRig } from './rig/rig.ts'
import { scriptEverybody } from './rig/sandbox.ts'
import { byHandSide, parcoursSide } from './measures/sides.ts'
import { walk } from './measures/round.ts'
const rig = await startRig({ profile: undefined })
try {
  const journeyId = await publish(rig.deskUrl, 'Six steps', SIX_STEPS)
  await scriptEverybody(rig.sandboxUrl)
  for (const [side, db] of [[byHandSide(rig), rig.byHandDb], [parcoursSide(rig, journeyId), rig.db]] as const) {
    const r = await walk(rig, side, { caseIds: await addPeople(db, 20), inFlight: 20 })
    const d = await rig.client.workflow.getHandle(r.runIds[10]!).describe()
    console.log(side.name, d.historyLength, d.historySize)
    const h = await rig.client.workflow.getHandle(r.runIds[10]!).fetchHistory()
    for (const e of h.events ?? []) { const j = JSON.stringify(e); console.log(' ', String(e.eventId), Number(e.eventTime?.seconds) % 1000 + (e.eventTime?.nanos ?? 0)/1e9, Object.keys(e).find((k) => k.endsWith('Attributes')), j.length) }
  }
} finally { await rig.stop() }
