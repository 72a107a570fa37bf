import { DefaultLogger, Runtime } from '@temporalio/worker'

let installed = false
/** Temporal's native part, one for a process; signals are ours, so that work in hand can finish. */
export function installRuntime(): void {
  if (!installed) Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') })
  installed = true
}
