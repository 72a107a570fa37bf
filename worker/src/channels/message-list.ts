import { z } from 'zod'
import { requestOnce } from './http/request-once.ts'
import { signedHeaders } from './http/signing.ts'

const TIMEOUT_MS = 15_000

/** docs/protocols/message-list.md */
const MessageList = z.object({
  messages: z.array(z.object({
    channel: z.enum(['sms', 'email', 'letter', 'voice_ai']), reference: z.string(), to: z.string(), atRealMs: z.number(), providerId: z.string(),
  })),
  next: z.number().int().optional(),
})
export type ListedMessage = z.infer<typeof MessageList>['messages'][number]

export interface MessageListConfig {
  /** Origin and path before `/messages`. */
  url: string
  secret: string
}

/** Everything that providers have taken since a real instant. Throws where it cannot be had whole: half a list would be taken for all. */
export async function listMessages({ url, secret }: MessageListConfig, sinceRealMs: number): Promise<ListedMessage[]> {
  const all: ListedMessage[] = []
  for (let after = 0; ; ) {
    const page = new URL(`${url}/messages?since=${sinceRealMs}&after=${after}`)
    const exchange = await requestOnce({
      method: 'GET', url: page.href, headers: signedHeaders(secret, page.pathname + page.search, Date.now()), timeoutMs: TIMEOUT_MS, sendByMs: Number.POSITIVE_INFINITY,
    })
    if (exchange.kind !== 'answered' || exchange.status !== 200) throw new Error(`the list of messages cannot be had: ${exchange.kind === 'answered' ? exchange.status : exchange.kind}`)
    const { messages, next } = MessageList.parse(JSON.parse(exchange.body))
    all.push(...messages)
    if (next === undefined) return all
    after = next
  }
}
