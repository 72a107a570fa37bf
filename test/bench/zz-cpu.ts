import { SIX_STEPS } from './drawings.ts'
import { addPeople } from './rig/people.ts'
import { publish } from './rig/desk.ts'
import { startRig } from './rig/rig.ts'
import { scriptEverybody } from './rig/sandbox.ts'
import { byHandSide, parcoursSide } from './measures/sides.ts'
import { walk } from './measures/round.ts'
import { readdirSync, readFileSync } from 'node:fs'
function threads(pid: number): Record<string, number> {
  const out: Record<string, number> = {}
  for (const t of readdirSync(`/proc/${pid}/task`)) { try {
    const s = readFileSync(`/proc/${pid}/task/${t}/stat`, 'utf8'); const n = s.slice(s.indexOf('(') + 1, s.lastIndexOf(')')); const f = s.slice(s.lastIndexOf(')') + 2).split(' ')
    const k = Number(t) === pid ? 'MAIN' : n.replace(/\d+/g, '#'); out[k] = (out[k] ?? 0) + (Number(f[11]) + Number(f[12])) / 100 } catch {} }
  return out
}
const rig = await startRig({ profile: process.argv[3] })
try {
  const journeyId = await publish(rig.deskUrl, 'Six steps', SIX_STEPS)
  await scriptEverybody(rig.sandboxUrl)
  await walk(rig, parcoursSide(rig, journeyId), { caseIds: await addPeople(rig.db, 40), inFlight: 40 })
  await walk(rig, byHandSide(rig), { caseIds: await addPeople(rig.byHandDb, 40), inFlight: 40 })
  for (let i = 0; i < Number(process.argv[4] ?? 3); i++) for (const [side, db] of ([[parcoursSide(rig, journeyId), rig.db], [byHandSide(rig), rig.byHandDb]] as const).slice(0, process.env.ONLY_A ? 1 : 2)) {
    const w = rig.pids[side.name === 'Parcours' ? 'worker' : 'by-hand worker']!
    const t0 = threads(w)
    const r = await walk(rig, side, { caseIds: await addPeople(db, 120), inFlight: 60 })
    console.log(process.argv[2], side.name, r.perSecond.toFixed(1), Object.entries(r.cpuPerRun).map(([k, v]) => `${k} ${(v * 1000).toFixed(1)}`).join(' '), '|', Object.entries(threads(w)).map(([k, v]) => `${k} ${((v - (t0[k] ?? 0)) * 1000 / 120).toFixed(1)}`).join(' '))
  }
} finally { await rig.stop() }
