const key = (name: string) => `parcours.${name}`

/** Small choices of this browser (theme, language, name). Storage may be refused: then nothing is kept. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(key(name))
  } catch {
    return null
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(key(name), value)
  } catch {
    // Private windows may refuse; the choice then holds until the page is closed.
  }
}
