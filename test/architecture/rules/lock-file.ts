/** An entry of package-lock.json, as far as the rules look into it. */
interface LockEntry {
  resolved?: string
  link?: boolean
  optionalDependencies?: Record<string, string>
}

export interface LockFile {
  packages: Record<string, LockEntry>
}

/** A download address ties every clone to the registry of whoever wrote the lock. */
export function downloadAddresses({ packages }: LockFile): string[] {
  return Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(([key, { resolved }]) => `${key} names ${resolved}; keep omit-lockfile-registry-resolved=true in .npmrc and install again`)
}

/**
 * Native tools list a package for each platform; where the registry lacked one when the lock was written, npm leaves it
 * out without a word, and `npm ci` passes on a machine where the tool then cannot run.
 */
export function missingPlatforms({ packages }: LockFile): string[] {
  const present = new Set(Object.keys(packages).map((key) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  return Object.entries(packages).flatMap(([key, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !present.has(name))
      .map((name) => `${key || 'package.json'} needs ${name} on some platform, and the lock lacks it; pin the newest release that is complete`),
  )
}
