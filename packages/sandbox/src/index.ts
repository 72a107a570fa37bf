export { startSandbox } from './start-sandbox.ts'
export type { Sandbox } from './start-sandbox.ts'
export type { SandboxOptions, Secrets } from './env.ts'
export type { LogEntry } from './store/log-rows.ts'
