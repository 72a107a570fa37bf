// `npm run bench`. Like test.mjs it runs before anything is installed.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure, Stop } from './boot/say.mjs'

const NAMES = ['six-steps', 'starts', 'screen', 'compile', 'import', 'sizes']
const HELP = `npm run bench               measures everything, about 6 minutes, and writes docs/performance.md
npm run bench -- [names]    only these, written nowhere: ${NAMES.join(', ')}

  --runs <n>          runs in each round of the six steps (120)
  --profile <folder>  processor profiles of every process, for DevTools or speedscope; slows everything down
  --help              this text`

function parseOptions(args) {
  const options = { names: [], runs: 120, profile: undefined, help: false }
  for (const [i, arg] of args.entries()) {
    if (['--runs', '--profile'].includes(args[i - 1])) continue
    if (arg === '--help' || arg === '-h') options.help = true
    else if (arg === '--runs' && Number(args[i + 1]) >= 10) options.runs = Number(args[i + 1])
    else if (arg === '--profile' && args[i + 1]) options.profile = args[i + 1]
    else if (NAMES.includes(arg)) options.names.push(arg)
    else throw new Stop(`Unknown or incomplete option ${arg}.\n\n${HELP}`)
  }
  return options
}

try {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(`${HELP}\n`)
  else {
    await ensureInstalled()
    if (await continuesOnNode24(import.meta.url)) {
      const { generateClient } = await import('./lib/start/derive.ts')
      await generateClient()
      const { bench } = await import('../test/bench/main.ts')
      await bench(options)
    }
  }
} catch (error) {
  reportFailure(error)
}
