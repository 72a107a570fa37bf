import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const HEADER = 'Référence créance;N° client;Prénom;Nom;Montant impayé;Solde;Date d’échéance;Tél mobile;E-mail;Adresse;Code postal;Ville;Date de naissance;Produit;Taux d’usage'
const two = (n: number): string => String(n).padStart(2, '0')
const cents = (n: number): string => `${Math.floor(n / 100)},${two(n % 100)}`

/** A row as a French ledger writes it; every tenth customer has two debts. Numbers are of the ranges kept for fiction. */
function rowOf(i: number): string {
  const customer = i - Math.floor((i + 9) / 10)
  const arrears = 2_000 + ((i * 7_919) % 90_000)
  return [
    `BN-${String(i).padStart(7, '0')}`, `K${String(customer).padStart(7, '0')}`, 'Zoé', `Durand${customer % 997}`, cents(arrears), cents(arrears * 3),
    `${two(1 + (i % 28))}/${two(1 + (i % 12))}/2026`, `06 39 98 ${two(customer % 100)} ${two(Math.floor(customer / 100) % 100)}`,
    `z${customer}@example.org`, `${9001 + (i % 900)} rue de l’Exemple`, `${69_001 + (i % 9)}`, 'Lyon', `${two(1 + (i % 28))}/05/19${60 + (i % 40)}`, 'card', cents(i % 100),
  ].join(';')
}

/** Writes a portfolio file of so many rows, in pieces. */
export function writePortfolioFile(file: string, rows: number): Promise<void> {
  const pieces = function* () {
    yield `${HEADER}\n`
    for (let from = 1; from <= rows; from += 1_000) {
      yield `${Array.from({ length: Math.min(1_000, rows - from + 1) }, (_, i) => rowOf(from + i)).join('\n')}\n`
    }
  }
  return pipeline(Readable.from(pieces()), createWriteStream(file))
}
