/** One address of the everyday form, in lower case; undefined when it is not one. */
export function readEmail(text: string): string | undefined {
  const value = text.trim().toLowerCase()
  return value.length <= 254 && /^[^\s@<>",;:()[\]\\]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u.test(value) ? value : undefined
}
