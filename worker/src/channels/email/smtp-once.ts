import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Readable } from 'node:stream'
import type { SendOptions } from '../channel.ts'
import type { SmtpEnd } from '../classify.ts'
import type { EmailConfig } from '../settings.ts'
import { codeOf } from '../http/request-once.ts'

type SmtpError = Error & { code?: string | undefined; responseCode?: number | undefined }

export interface Delivery {
  from: string
  to: string
  bytes: Buffer
}

/**
 * One SMTP session for one message, and how far it came. nodemailer's connection is used directly, because
 * its transport does not tell whether the message's own bytes were written before a failure.
 */
export function deliverOnce(config: EmailConfig, delivery: Delivery, options: SendOptions): Promise<SmtpEnd> {
  return new Promise((resolve) => {
    const message = lazyMessage(delivery.bytes, options.sendByMs)
    const connection = new SMTPConnection({
      host: config.host,
      port: config.port,
      secure: config.secure,
      // The sandbox speaks plain SMTP on loopback; everything else must be encrypted.
      ...(config.sandbox ? { ignoreTLS: true } : { requireTLS: !config.secure }),
      connectionTimeout: options.timeoutMs,
      greetingTimeout: options.timeoutMs,
      socketTimeout: options.timeoutMs,
    })
    const end = (result: SmtpEnd) => {
      clearTimeout(timer)
      resolve(result)
      if (result.kind === 'taken') connection.quit()
      else connection.close()
    }
    const fail = (error: SmtpError) => end(endOf(error, message))
    const timer = setTimeout(() => fail(new Error('timeout')), options.timeoutMs)
    connection.on('error', fail)
    connection.connect((error) => {
      if (error) return fail(error)
      signIn(connection, config, (refused) => {
        if (refused) return fail(refused)
        const envelope = { from: delivery.from, to: [delivery.to], size: delivery.bytes.length }
        connection.send(envelope, message.stream, (failed, info) => {
          if (failed) fail(failed)
          else end({ kind: 'taken', response: info?.response ?? '' })
        })
      })
    })
  })
}

function signIn(connection: SMTPConnection, config: EmailConfig, done: (error?: SmtpError | null) => void): void {
  if (config.user === undefined) return done()
  connection.login({ user: config.user, pass: config.password ?? '' }, done)
}

interface LazyMessage {
  stream: Readable
  written: boolean
  late: boolean
}

/** nodemailer pulls the first byte after the server's 354: that is the last moment to look at `sendBy`. */
function lazyMessage(bytes: Buffer, sendByMs: number): LazyMessage {
  const message: LazyMessage = { written: false, late: false, stream: new Readable({ read }) }
  function read(this: Readable): void {
    if (message.written || message.late) return
    if (Date.now() > sendByMs) {
      message.late = true
      this.destroy(new Error('too_late'))
      return
    }
    message.written = true
    this.push(bytes)
    this.push(null)
  }
  return message
}

function endOf(error: SmtpError, message: LazyMessage): SmtpEnd {
  if (message.late) return { kind: 'broken', messageWritten: false, code: 'too_late' }
  // nodemailer's own refusal of an address: no server was asked, and none would take it.
  if (error.code === 'EENVELOPE' && error.responseCode === undefined) return { kind: 'reply', status: 553, stage: error.code }
  // 421 says that the server is closing: after the message it may still have taken it.
  const status = error.responseCode
  if (status !== undefined && !(status === 421 && message.written)) {
    return { kind: 'reply', status, stage: error.code ?? '' }
  }
  return { kind: 'broken', messageWritten: message.written, code: codeOf(error) }
}
