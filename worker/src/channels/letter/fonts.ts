import pdfmake from 'pdfmake'
import vfs from 'pdfmake/build/vfs_fonts.js'

const FILES = ['Roboto-Regular.ttf', 'Roboto-Medium.ttf', 'Roboto-Italic.ttf', 'Roboto-MediumItalic.ttf'] as const

let ready = false

/**
 * pdfmake with the embedded Roboto (Latin with accents, euro sign) from memory, and with every access to
 * URLs and local files refused: a text that names an image or a file gets an error, not our disk.
 */
export function lockedPdfmake(): typeof pdfmake {
  if (ready) return pdfmake
  // The Node build keeps its virtual file system on the instance; its published types show the browser's only.
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } }
  const fonts = vfs as unknown as Record<string, string>
  for (const file of FILES) virtualfs.writeFileSync(file, Buffer.from(fonts[file] ?? '', 'base64'))
  const [normal, bold, italics, bolditalics] = FILES
  pdfmake.setFonts({ Roboto: { normal, bold, italics, bolditalics } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  ready = true
  return pdfmake
}
