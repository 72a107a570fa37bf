// `npm start`. Runs before anything is installed: Node built-ins only, Node 18 and newer. The work itself is in
// lib/start, in TypeScript, once the packages and Node 24 are there.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure } from './boot/say.mjs'
import { HELP, parseStartOptions } from './boot/start-options.mjs'

try {
  const options = parseStartOptions(process.argv.slice(2), process.env)
  if (options.help) process.stdout.write(`${HELP}\n`)
  else {
    await ensureInstalled()
    if (await continuesOnNode24(import.meta.url)) {
      const { start } = await import('./lib/start/start.ts')
      await start(options)
    }
  }
} catch (error) {
  reportFailure(error)
}
