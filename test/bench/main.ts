import { parseArgs } from 'node:util'
import { say } from '../../scripts/boot/say.mjs'
import { SIX_STEPS } from './drawings.ts'
import { sixSteps } from './measures/six-steps.ts'
import { publish } from './rig/desk.ts'
import { startRig } from './rig/rig.ts'
import { scriptEverybody } from './rig/sandbox.ts'
import { timed } from './report/measured.ts'
import { textTable } from './report/report.ts'

const { values } = parseArgs({ options: { profile: { type: 'string' }, runs: { type: 'string', default: '150' } } })
const rig = await startRig({ profile: values.profile })
try {
  say('Bench', 'rig up')
  const journeyId = await publish(rig.deskUrl, 'Six steps', SIX_STEPS)
  await scriptEverybody(rig.sandboxUrl)
  await new Promise((r) => setTimeout(r, 3000))
  const m = await timed(() => sixSteps(rig, { journeyId, runs: Number(values.runs) }))
  console.log(textTable([m]))
} finally {
  await rig.stop()
}
