export interface TestOptions {
  check: boolean
  help: boolean
  names: string[]
}
export const TEST_HELP: string
export function parseTestOptions(args: string[]): TestOptions
