import { getSetting, putSetting, type Db } from '@parcours/store'

const USED = 'payload.keys'

/**
 * Payload keys that ever wrote must stay readable as long as a history may be replayed: a key that was
 * dropped is named and the worker does not start (durability rule 20). The one that writes now is remembered.
 */
export async function checkPayloadKeys(db: Db, keys: ReadonlyMap<string, Buffer>): Promise<void> {
  const used = getSetting<string[]>(db.read, USED) ?? []
  const missing = used.filter((id) => !keys.has(id))
  if (missing.length > 0) {
    throw new Error(`PAYLOAD_KEYS lacks ${missing.join(', ')}, which histories of this database were written with. Put it back; the first key writes, the others read.`)
  }
  const [active] = keys.keys()
  if (active === undefined) throw new Error('PAYLOAD_KEYS names no key: one is needed to encrypt what Temporal stores.')
  if (!used.includes(active)) await putSetting(db, USED, [...used, active])
}
