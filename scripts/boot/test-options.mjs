import { Stop } from './say.mjs'

const NAMES = ['types', 'lint', 'architecture', 'unit', 'stories', 'browser']

export const TEST_HELP = `npm test                  runs everything; ends with "N passed, N failed"
npm run check             types, lint, architecture and unit only
npm test -- [names]       only these: ${NAMES.join(', ')}`

/** Reads the command line of `npm test`. */
export function parseTestOptions(args) {
  const options = { check: false, help: false, names: [] }
  for (const arg of args) {
    if (arg === '--check') options.check = true
    else if (arg === '--help' || arg === '-h') options.help = true
    else if (NAMES.includes(arg)) options.names.push(arg)
    else throw new Stop(`Unknown option ${arg}.\n\n${TEST_HELP}`)
  }
  return options
}
