// `npm run restore`. Like start.mjs it runs before anything is installed.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure, Stop } from './boot/say.mjs'

const HELP = `npm run restore -- <folder>   makes a data folder from a backup; it comes up with the emergency stop set

  --into <folder>   the data folder to make (else PARCOURS_DATA, or .parcours)
  --replace         moves aside what lies in it
  --help            this text`

function parseOptions(args) {
  const options = { from: undefined, into: undefined, replace: false, help: false }
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--help' || args[i] === '-h') options.help = true
    else if (args[i] === '--replace') options.replace = true
    else if (args[i] === '--into' && args[i + 1]) options.into = args[++i]
    else if (args[i].startsWith('-') || options.from !== undefined) throw new Stop(`Unknown or incomplete option ${args[i]}.\n\n${HELP}`)
    else options.from = args[i]
  }
  if (!options.help && options.from === undefined) throw new Stop(HELP)
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
      const { restoreBackup } = await import('./lib/backup/restore.ts')
      await restoreBackup(options)
    }
  }
} catch (error) {
  reportFailure(error)
}
