// `npm run test:crash`. Like test.mjs it runs before anything is installed.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure, Stop } from './boot/say.mjs'

const HELP = `npm run test:crash             plays every scenario with three seeds and writes docs/reliability.md (hours)
npm run test:crash -- --short  one of each over few people, as npm test does (minutes)

  --scenario <name>   only this one; may be given several times, or names with + between them. Writes nothing by itself
  --together          those that go together over the same people, in one play
  --add               adds what is played to docs/reliability.md, so that it can be filled over several sittings
  --seed <n>          the first seed (1)
  --times <n>         how often each, with the seeds that follow (3)
  --runs <n>          people enrolled in each play (1000)
  --events <n>        events told to them, repeats included (5000)
  --stop <seconds>    length of the long stops (600)
  --help              this text`

const NUMBERS = { '--seed': 'seed', '--times': 'times', '--runs': 'runs', '--events': 'events', '--stop': 'stop' }

function parseOptions(args) {
  const short = args.includes('--short')
  const options = { names: [], seed: 1, times: 3, runs: short ? 24 : 1000, events: short ? 150 : 5000, stop: short ? 5 : 600, short, together: false, add: false, help: false }
  for (let i = 0; i < args.length; i++) {
    const [arg, next] = [args[i], args[i + 1]]
    if (arg === '--help' || arg === '-h') options.help = true
    else if (arg === '--short') continue
    else if (arg === '--together') options.together = true
    else if (arg === '--add') options.add = true
    else if (arg === '--scenario' && next) options.names.push(...args[++i].split('+'))
    else if (arg in NUMBERS && Number(next) > 0) options[NUMBERS[arg]] = Number(args[++i])
    else throw new Stop(`Unknown or incomplete option ${arg}.\n\n${HELP}`)
  }
  return options
}

try {
  const { stop, ...options } = parseOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(`${HELP}\n`)
  else {
    await ensureInstalled()
    if (await continuesOnNode24(import.meta.url)) {
      const { generateClient } = await import('./lib/start/derive.ts')
      await generateClient()
      const { crash } = await import('../test/crash/main.ts')
      await crash({ ...options, stopMs: stop * 1000 })
      // Temporal's native part keeps a process alive that has nothing left to do.
      process.exit()
    }
  }
} catch (error) {
  reportFailure(error)
}
