import type { SandboxContext } from '../sandbox-context.ts'
import { beginLife } from './tell-debtors.ts'

/** After silence everybody begins anew. */
export function wakeAll(context: SandboxContext): void {
  context.store.atomically(() => {
    for (const id of context.store.debtors.ids()) beginLife(context, id)
  })
}
