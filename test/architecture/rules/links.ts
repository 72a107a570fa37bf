import { posix } from 'node:path'

const LINK = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]*\ssrc="([^"]+)"/g
const CODE = /^```[\s\S]*?^```|`[^`\n]*`/gm

/** Relative links of a Markdown text that lead nowhere. `exists` is asked with paths from the root. */
export function deadLinks(path: string, text: string, exists: (path: string) => boolean): string[] {
  const links = [...text.replace(CODE, '').matchAll(LINK)].map((match) => match[1] ?? match[2] ?? '')
  return links
    .filter((link) => !/^([a-z]+:|#)/i.test(link))
    .map((link) => ({ link, target: posix.join(posix.dirname(path), decodeURI(link.replace(/[#?].*$/, ''))) }))
    .filter(({ target }) => !exists(target))
    .map(({ link }) => `${path} links to ${link}, which does not exist`)
}
