export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const
export type Encoding = (typeof ENCODINGS)[number]

export type EncodingGuess = { ok: true; encoding: Encoding } | { ok: false; reason: 'spreadsheet' | 'not_text' }

const starts = (bytes: Uint8Array, ...with_: number[]): boolean => with_.every((byte, i) => bytes[i] === byte)

/**
 * Looks at all bytes of a file as they pass, in any pieces: a text is UTF-8 if it can be, else Windows-1252 (its first
 * accent may stand on the last line). UTF-16 announces itself. Spreadsheets and other binaries are named.
 */
export class EncodingProbe {
  private head = new Uint8Array(0)
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true })
  private isUtf8 = true
  private hasNul = false

  push(bytes: Uint8Array): void {
    if (this.head.length < 4) this.head = Uint8Array.from([...this.head, ...bytes.subarray(0, 4)])
    this.hasNul ||= bytes.includes(0)
    this.decode(bytes)
  }

  guess(): EncodingGuess {
    // Zip (xlsx, ods) and the older Excel format.
    if (starts(this.head, 0x50, 0x4b, 3, 4) || starts(this.head, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, reason: 'spreadsheet' }
    if (starts(this.head, 0xff, 0xfe)) return { ok: true, encoding: 'utf-16le' }
    if (this.hasNul) return { ok: false, reason: 'not_text' }
    this.decode(undefined)
    return { ok: true, encoding: this.isUtf8 ? 'utf-8' : 'windows-1252' }
  }

  private decode(bytes: Uint8Array | undefined): void {
    if (!this.isUtf8) return
    try {
      if (bytes) this.utf8.decode(bytes, { stream: true })
      else this.utf8.decode()
    } catch {
      this.isUtf8 = false
    }
  }
}
