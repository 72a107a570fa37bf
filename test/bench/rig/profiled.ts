import { join } from 'node:path'

/** Processor profiles of every process of a rig. */
export interface Profile {
  /** Where they are written as the processes end, a folder for each. */
  folder: string
  /** Microseconds on the steady clock: what was before is the start of the processes and is not told. */
  sinceUs: number
}

export const profileInto = (folder: string): Profile => ({ folder, sinceUs: 0 })

/** The work begins here, for the first time. */
export function beginProfile(profile: Profile | undefined): void {
  if (profile?.sinceUs === 0) profile.sinceUs = Number(process.hrtime.bigint() / 1000n)
}

/** Node's own options for it. A folder for each process: its threads write files of their own. */
export const profileArgs = (profile: Profile | undefined, name: string): string[] =>
  profile ? ['--cpu-prof', `--cpu-prof-dir=${join(profile.folder, name)}`] : []
