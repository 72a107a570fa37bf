import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import type { Payload, PayloadCodec } from '@temporalio/common'
import { PLAN_FULL, PLAN_REF } from './payload-converter.ts'

const ENCRYPTED = 'binary/encrypted'
const text = (value: string) => Buffer.from(value, 'utf8')
const read = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8')

export interface KeyRing {
  /** Key id to 32 bytes; the first one writes, all read. Never drop one that a retained run used. */
  keys: ReadonlyMap<string, Buffer>
}

/**
 * Claim check for plans, AES-256-GCM for everything else. A plan is named by its hash in history and read
 * from our database when a workflow needs it; an unknown one throws, so that the task tries again.
 */
export class ParcoursCodec implements PayloadCodec {
  /** Made once: a raw key is prepared anew for every payload, three times the work of the cipher itself. */
  private readonly keys: ReadonlyMap<string, KeyObject>
  private readonly planJson: (hash: string) => string | undefined

  constructor(ring: KeyRing, planJson: (hash: string) => string | undefined) {
    this.keys = new Map([...ring.keys].map(([id, key]) => [id, createSecretKey(key)]))
    this.planJson = planJson
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => (this.encodingOf(payload) === PLAN_REF ? payload : this.seal(payload))))
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const encoding = this.encodingOf(payload)
      if (encoding === ENCRYPTED) return this.open(payload)
      return encoding === PLAN_REF ? this.expand(payload) : payload
    })
  }

  private encodingOf = (payload: Payload): string => read(payload.metadata?.encoding)

  private expand(payload: Payload): Payload {
    const hash = read(payload.data)
    const json = this.planJson(hash)
    if (json === undefined) throw new Error(`plan ${hash} is not in this database`)
    return { metadata: { encoding: text(PLAN_FULL), hash: text(hash) }, data: text(json) }
  }

  private seal(payload: Payload): Payload {
    const [keyId, key] = this.keys.entries().next().value ?? []
    if (keyId === undefined || key === undefined) throw new Error('no key to encrypt payloads with: set PAYLOAD_KEYS')
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const inner = JSON.stringify({ m: mapValues(payload.metadata ?? {}, (v) => Buffer.from(v).toString('base64')), d: Buffer.from(payload.data ?? []).toString('base64') })
    const sealed = Buffer.concat([iv, cipher.update(inner, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return { metadata: { encoding: text(ENCRYPTED), 'encryption-key-id': text(keyId) }, data: sealed }
  }

  private open(payload: Payload): Payload {
    const keyId = read(payload.metadata?.['encryption-key-id'])
    const key = this.keys.get(keyId)
    if (!key) throw new Error(`payload key ${keyId} is missing from PAYLOAD_KEYS: a run still uses it`)
    const data = Buffer.from(payload.data ?? [])
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, 12))
    decipher.setAuthTag(data.subarray(-16))
    const inner = JSON.parse(Buffer.concat([decipher.update(data.subarray(12, -16)), decipher.final()]).toString('utf8')) as {
      m: Record<string, string>
      d: string
    }
    return { metadata: mapValues(inner.m, (v) => Buffer.from(v, 'base64')), data: Buffer.from(inner.d, 'base64') }
  }
}

const mapValues = <A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
