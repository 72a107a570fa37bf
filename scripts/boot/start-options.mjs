import { Stop } from './say.mjs'

export const HELP = `npm start                 sets everything up, starts the product with the demo, prints its address
npm start -- [options]

  --no-demo      an empty product on the wall clock, in a data folder without a demo
  --reset        deletes the data folder's content first (the cached Temporal server stays)
  --port <n>     the port of the desk; kept for later starts
  --dev          hot reload: Vite for the pages, node --watch for server and worker (npm run dev)
  --help         this text

Environment
  PARCOURS_DATA          data folder (default .parcours); ports, secrets, databases and logs lie in it
  TEMPORAL_ADDRESS       host:port of a Temporal server of yours, instead of one of our own
  TEMPORAL_NAMESPACE     its namespace (default parcours)
  TEMPORAL_UI_URL        address of its web pages, for links
  PUBLIC_URL             address under which the public listener is reached from outside
  PAYLOAD_KEYS           JSON {"key id": "base64 of 32 bytes"}, the first one encrypts
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, SMTP_URL, VOICE_BASE_URL, VOICE_SECRET
                         real channels; only with --no-demo and PUBLIC_URL
Ctrl-C stops everything.`

/** What npm keeps for itself when the two dashes before our options are forgotten. */
const KEPT_BY_NPM = { npm_config_reset: '--reset', npm_config_demo: '--no-demo', npm_config_port: '--port <n>' }

/**
 * Reads the command line of `npm start`.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
export function parseStartOptions(args, env = {}) {
  const options = { demo: true, reset: false, dev: false, help: false, port: /** @type {number | undefined} */ (undefined) }
  const lost = Object.keys(KEPT_BY_NPM).find((key) => env[key] !== undefined)
  if (lost) throw new Stop(`npm kept ${KEPT_BY_NPM[lost]} for itself. Write: npm start -- ${KEPT_BY_NPM[lost]}`)
  for (let i = 0; i < args.length; i++) {
    const [name, inline] = args[i].split(/=(.*)/s)
    if (name === '--no-demo') options.demo = false
    else if (name === '--reset') options.reset = true
    else if (name === '--dev') options.dev = true
    else if (name === '--help' || name === '-h') options.help = true
    else if (name === '--port') options.port = parsePort(inline ?? args[++i])
    else throw new Stop(`Unknown option ${args[i]}.\n\n${HELP}`)
  }
  return options
}

function parsePort(text) {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Stop(`--port needs a number from 1 to 65535, not "${text ?? ''}".`)
}
