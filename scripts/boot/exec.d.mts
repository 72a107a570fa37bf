export interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Let the command write to this terminal instead of keeping its output. */
  show?: boolean
  /** Real milliseconds after which the command is killed. */
  timeoutMs?: number
}
export function run(command: string, args: string[], options?: RunOptions): Promise<{ code: number; output: string }>
export function mustRun(command: string, args: string[], options: RunOptions & { advice: string }): Promise<string>
export function killGroup(pid: number, signal: NodeJS.Signals): void
