export type Path = readonly (string | number)[]

/** The value at a path, or undefined where the way is broken. */
export function getIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value)
}

/** Its text, `''` where it is none. */
export function textIn(value: unknown, path: Path): string {
  const found = getIn(value, path)
  return typeof found === 'string' ? found : ''
}

/** A copy with another value at the path; everything beside the path is shared. */
export function setIn<T>(value: T, path: Path, next: unknown): T {
  const [key, ...rest] = path
  // The caller's value keeps its shape: only the member that the path names is replaced.
  if (key === undefined) return next as T
  const inner = setIn(getIn(value, [key]), rest, next)
  if (Array.isArray(value)) return value.with(Number(key), inner) as T
  return { ...(typeof value === 'object' ? value : {}), [key]: inner } as T
}

/** `branches.0.when`, as issues write it. */
export const dotted = (path: Path) => path.join('.')
