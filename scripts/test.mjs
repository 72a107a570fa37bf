// `npm test`. Like start.mjs it runs before anything is installed.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure } from './boot/say.mjs'
import { parseTestOptions, TEST_HELP } from './boot/test-options.mjs'

try {
  const options = parseTestOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(`${TEST_HELP}\n`)
  else {
    await ensureInstalled()
    if (await continuesOnNode24(import.meta.url)) {
      const { runSuites } = await import('./lib/test/run-suites.ts')
      await runSuites(options)
    }
  }
} catch (error) {
  reportFailure(error)
}
