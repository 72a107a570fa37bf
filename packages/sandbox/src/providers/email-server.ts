import PostalMime from 'postal-mime'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerSession } from 'smtp-server'
import type { SandboxContext } from '../sandbox-context.ts'
import { acceptEmail } from './accept-email.ts'
import { orderedRefusal, sleep } from './failure.ts'

type Taken = 'taken' | 'never' | Error

/** The SMTP side of the mail provider: takes, logs and files every message on loopback. */
export async function emailServer(context: SandboxContext, port: number): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onData(stream, session, done) {
      buffer(stream).then((bytes) => take(context, bytes, session)).then(
        (taken) => {
          if (taken === 'taken') done(null)
          else if (taken !== 'never') done(taken)
        },
        (error: unknown) => { done(error instanceof Error ? error : new Error('failed')) },
      )
    },
  })
  server.on('error', (error) => { console.error('sandbox: smtp', error.message) })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => { resolve() })
  })
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => new Promise((resolve) => { server.close(() => { resolve() }) }),
  }
}

/** One message for each recipient of the envelope, logged before it is answered. */
async function take(context: SandboxContext, bytes: Buffer, session: SMTPServerSession): Promise<Taken> {
  const parsed = await PostalMime.parse(bytes)
  const reference = parsed.headers.find((header) => header.key === 'x-parcours-reference')?.value ?? ''
  const failure = context.store.scripts.takeFailure('email')
  const refusal = orderedRefusal(failure)
  const sender = session.envelope.mailFrom
  context.store.atomically(() => {
    for (const recipient of session.envelope.rcptTo) {
      const response = { status: refusal ? smtpStatus(refusal.status) : 250, ...(failure ? { ordered: failure.fail } : {}) }
      const params = { subject: parsed.subject ?? '', messageId: parsed.messageId ?? '', from: sender ? sender.address : '' }
      const logId = context.log({ channel: 'email', reference, to: recipient.address, body: bytes, params, response })
      if (refusal) continue
      acceptEmail(context, {
        providerId: context.id('EM', logId), reference, to: recipient.address, from: params.from, text: parsed.text ?? '',
      })
    }
  })
  if (refusal) return Object.assign(new Error(refusal.message), { responseCode: smtpStatus(refusal.status) })
  if (failure?.fail === 'timeout_after_accept') return 'never'
  if (failure?.fail === 'slow') await sleep(failure.delayMs)
  return 'taken'
}

/** SMTP's words for "later" (429) and "no" (500). */
const smtpStatus = (http: number) => (http === 429 ? 451 : 554)
