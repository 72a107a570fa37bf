// `npm run bench`. Like test.mjs it runs before anything is installed.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure, Stop } from './boot/say.mjs'

/** Each with what it takes on two quiet cores, its processes' start included. */
const MEASURES = {
  'six-steps': 'completed runs a second, events and actions, against two workflows written by hand: 3 min',
  growth: 'processor time a run, worker and server apart, up to 10,000 runs: 12 min',
  starts: '5,000 enrolled at once: 2 min',
  sleepers: '10,000 sleeping runs: memory, disk, and payments that wake some: 4 min, 2 after starts',
  screen: 'from a payment to the number on an open canvas: 1 min',
  kpi: 'figures of a journey with ten million visits: 1 min',
  desk: 'live map and run list at 100,000 open runs: 1 min',
  compile: '300 nodes: 1 s',
  import: '100,000 rows: 20 s',
  sizes: 'bytes that a browser loads: 1 s',
}
const NAMES = Object.keys(MEASURES)
const HELP = `npm run bench               measures everything, about 23 minutes, and writes docs/performance.md with its charts
npm run bench -- [names]    only these, written nowhere:
${NAMES.map((name) => `  ${name.padEnd(11)} ${MEASURES[name]}`).join('\n')}

  --runs <n>          runs in each round of the six steps (120)
  --small             a smoke run: tiny sizes, numbers that mean nothing, no report; 2 minutes
  --profile <folder>  processor profiles of every process, for DevTools or speedscope, and a table of self time; slows everything down, no report
  --help              this text

What misses its aim in a whole run is done once more under the profiler; the report says where its time goes.`

function parseOptions(args) {
  const options = { names: [], runs: undefined, small: false, profile: undefined, help: false }
  for (const [i, arg] of args.entries()) {
    if (['--runs', '--profile'].includes(args[i - 1])) continue
    if (arg === '--help' || arg === '-h') options.help = true
    else if (arg === '--small') options.small = true
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
