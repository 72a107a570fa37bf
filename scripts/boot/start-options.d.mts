export interface StartOptions {
  demo: boolean
  reset: boolean
  dev: boolean
  help: boolean
  /** Port of the desk, when the caller wants a certain one. */
  port: number | undefined
}
export const HELP: string
export function parseStartOptions(args: string[], env?: NodeJS.ProcessEnv): StartOptions
