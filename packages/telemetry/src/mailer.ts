import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
}
/** Sends, or throws with the server's reason. Never waits longer than 10 s for any step. */
export type Mailer = (mail: Mail) => Promise<void>

const PATIENCE_MS = 10_000

/** @param smtpUrl `smtp://user:password@host:port` or `smtps://` @param from sender, `Parcours <parcours@example.org>` */
export function openMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS })
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from, to, subject, text })
  }
}
