/** Where a key moves the selection in a list of `count` rows; null when the key does not move it. */
export function nextIndex(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index))
  switch (key) {
    case 'j':
    case 'ArrowDown': return clamp(at + 1)
    case 'k':
    case 'ArrowUp': return clamp(at < 0 ? 0 : at - 1)
    case 'PageDown': return clamp(at + 15)
    case 'PageUp': return clamp(at - 15)
    case 'Home': return 0
    case 'End': return count - 1
    default: return null
  }
}
