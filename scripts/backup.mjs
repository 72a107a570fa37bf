// `npm run backup`. Like start.mjs it runs before anything is installed.
import { ensureInstalled } from './boot/install.mjs'
import { continuesOnNode24 } from './boot/node24.mjs'
import { reportFailure, Stop } from './boot/say.mjs'

const HELP = `npm run backup -- <folder>    copies the data folder (PARCOURS_DATA, or .parcours) while the product runs

  --without-secrets   leaves secrets.json out; then PAYLOAD_KEYS must be set for a restore
  --help              this text`

try {
  const args = process.argv.slice(2)
  const [folder, ...more] = args.filter((arg) => !arg.startsWith('-'))
  const unknown = args.find((arg) => arg.startsWith('-') && !['--without-secrets', '--help', '-h'].includes(arg))
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(`${HELP}\n`)
  else if (unknown || !folder || more.length > 0) throw new Stop(HELP)
  else {
    await ensureInstalled()
    if (await continuesOnNode24(import.meta.url)) {
      const { makeBackup } = await import('./lib/backup/backup.ts')
      await makeBackup({ to: folder, withoutSecrets: args.includes('--without-secrets') })
    }
  }
} catch (error) {
  reportFailure(error)
}
