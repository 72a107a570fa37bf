import type { Words } from '@parcours/journey'

const words = (en: string, fr: string): Words => ({ en, fr })

const ERRORS = {
  no_upload: words('This file is no longer here. Upload it again.', 'Ce fichier n’est plus là. Envoyez-le de nouveau.'),
  too_large: words('The file is larger than 200 MB. Split it and import the parts.', 'Le fichier dépasse 200 Mo. Découpez-le et importez les parties.'),
  spreadsheet: words('This is a spreadsheet. Save it as CSV and import that file.', 'C’est un classeur. Enregistrez-le en CSV et importez ce fichier.'),
  not_text: words('This file is not text. A CSV file is expected.', 'Ce fichier n’est pas du texte. Un fichier CSV est attendu.'),
  no_rows: words('The file has no rows below its header.', 'Le fichier n’a aucune ligne sous son en-tête.'),
  no_portfolio: words('There is no such portfolio.', 'Ce portefeuille n’existe pas.'),
  no_import: words('There is no such import.', 'Cet import n’existe pas.'),
  not_mapped: words('These fields have no column yet: %.', 'Ces champs n’ont pas encore de colonne : %.'),
  unknown_column: words('The file has no column named %.', 'Le fichier n’a pas de colonne nommée %.'),
  unknown_field: words('There is no field named %.', 'Il n’y a pas de champ nommé %.'),
  not_loaded: words('Only an import that was read to its end can be confirmed.', 'Seul un import lu jusqu’au bout peut être confirmé.'),
} satisfies Record<string, Words>
export type ImportErrorCode = keyof typeof ERRORS

/** A refused upload or request about imports, in words. `said` fills the place of % in them. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly words: Words

  constructor(code: ImportErrorCode, said: Words | string = '') {
    const { en, fr } = typeof said === 'string' ? words(said, said) : said
    const filled = words(ERRORS[code].en.replace('%', en), ERRORS[code].fr.replace('%', fr))
    super(filled.en)
    this.code = code
    this.words = filled
  }
}
