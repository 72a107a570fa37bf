import Fastify from 'fastify'
import { controlApi } from './control/control-api.ts'
import type { SandboxOptions } from './env.ts'
import { emailServer } from './providers/email-server.ts'
import { letterApi } from './providers/letter-api.ts'
import { messageList } from './providers/message-list.ts'
import { paymentPage } from './providers/payment-page.ts'
import { smsApi } from './providers/sms-api.ts'
import { voiceApi } from './providers/voice-api.ts'
import { makeContext } from './sandbox-context.ts'
import { startLoop } from './schedule/loop.ts'
import { openStore } from './store/open-store.ts'

export interface Sandbox {
  url: string
  smtpPort: number
  /** Performs everything due at this business instant; the loop does the same by itself every 200 ms. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Starts the outside world on loopback: providers, bank and people, with a file of their own. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const store = openStore(options.file)
  const context = makeContext(store, options)
  const app = Fastify({ bodyLimit: 25_000_000, forceCloseConnections: true })
  // Signatures cover bytes: every body stays text (or a buffer) until its reader parses it.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(['application/json', 'application/x-www-form-urlencoded'], { parseAs: 'string' },
    (_request, body, done) => { done(null, body) })
  app.addContentTypeParser('application/pdf', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
  smsApi(app, context)
  voiceApi(app, context)
  letterApi(app, context)
  messageList(app, context)
  paymentPage(app, context)
  controlApi(app, context)
  const mail = await emailServer(context, options.smtpPort)
  const url = await app.listen({ port: options.port, host: '127.0.0.1' })
  const loop = startLoop(context)
  return {
    url,
    smtpPort: mail.port,
    settle: () => loop.settle(),
    async stop() {
      await loop.stop()
      await app.close()
      await mail.stop()
      store.close()
    },
  }
}
