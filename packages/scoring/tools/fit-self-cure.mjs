/**
 * Fits the scorecard `self-cure@1` and prints src/defaults/self-cure.ts.
 *
 *   node tools/fit-self-cure.mjs taiwan-credit-default-2005.csv.gz > src/defaults/self-cure.ts
 *
 * Rows that are late and owe something (PAY_0 >= 1 and BILL_AMT1 > 0): who owes nothing is no case, and with
 * those rows two variables would only say "owes nothing" again, with the wrong sign. Target: no default in the
 * next month, as a stand-in for paying without any contact; a portfolio's own control group replaces it.
 * Bins are merged until each has 5 % of the rows and 30 of each class and WOE is monotone (what is missing has
 * a bin of its own, whatever its size); then a logit of "bad" on WOE; then points (science 5.2).
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { selfCureAttributes } from '../src/defaults/self-cure-attributes.ts'
import { auc, aucStandardError, ks, psi } from '../src/evaluate.ts'
import { fitLogistic } from '../src/logistic.ts'
import { score } from '../src/score.ts'
import { informationValue, pointsOf, weightsOfEvidence } from '../src/weight-of-evidence.ts'

const SCALE = { pdo: 20, score: 600, odds: 50 }
const EXCLUDED = ['SEX', 'AGE', 'MARRIAGE', 'EDUCATION']
const pct = (x) => Math.round(x * 100)

/** Right-closed cut points to start from; `rising`: whether a higher value is better. */
const VARIABLES = [
  {
    name: 'monthsLateNow', label: ['Months late now', 'Mois de retard actuels'], cuts: [1, 2, 3], rising: false,
    reason: (min, max) => max !== undefined
      ? [max === 1 ? 'One month late' : `${max} months late`, max === 1 ? 'Un mois de retard' : `${max} mois de retard`]
      : [`More than ${min} ${min === 1 ? 'month' : 'months'} late`, `Plus de ${min} mois de retard`],
  },
  {
    name: 'monthsLatePrevious', label: ['State one month earlier', 'Situation un mois plus tôt'], cuts: [-1, 0, 1, 2], rising: false,
    reason: (min) => min === undefined
      ? ['Paid in full, or unused, one month earlier', 'Soldé, ou sans usage, un mois plus tôt']
      : ['A balance or a delay one month earlier already', 'Déjà un solde ou un retard un mois plus tôt'],
  },
  {
    name: 'utilisation', label: ['Share of the limit in use', 'Part du plafond utilisée'], cuts: [0.05, 0.1, 0.2, 0.4, 0.6, 0.9], rising: false,
    reason: (min, max) => min === undefined ? [`At most ${pct(max)} % of the limit in use`, `Au plus ${pct(max)} % du plafond utilisés`]
      : max === undefined ? [`More than ${pct(min)} % of the limit in use`, `Plus de ${pct(min)} % du plafond utilisés`]
        : [`${pct(min)} to ${pct(max)} % of the limit in use`, `${pct(min)} à ${pct(max)} % du plafond utilisés`],
  },
  {
    name: 'lastPaymentShare', label: ['Last payment, as a share of the bill', 'Dernier paiement, en part de la facture'],
    cuts: [0, 0.05, 0.2, 0.9], rising: true, missing: ['The last bill asked for nothing', 'La dernière facture ne demandait rien'],
    reason: (min, max) => min === undefined ? [`Paid at most ${pct(max)} % of the last bill`, `A payé au plus ${pct(max)} % de la dernière facture`]
      : [`Paid more than ${pct(min)} % of the last bill`, `A payé plus de ${pct(min)} % de la dernière facture`],
  },
  {
    name: 'lateMonths6', label: ['Late months of the last six', 'Mois en retard sur les six derniers'], cuts: [1, 2, 3, 5], rising: false,
    reason: (min, max) => min === undefined
      ? [max === 1 ? 'Late once in six months' : `Late at most ${max} times in six months`,
          max === 1 ? 'En retard une fois en six mois' : `En retard au plus ${max} fois en six mois`]
      : max === undefined ? [`Late more than ${min} times in six months`, `En retard plus de ${min} fois en six mois`]
        : min + 1 === max ? [`Late ${max} times in six months`, `En retard ${max} fois en six mois`]
          : [`Late ${min + 1} to ${max} times in six months`, `En retard ${min + 1} à ${max} fois en six mois`],
  },
]

function readRows(path) {
  const bytes = readFileSync(path)
  const [head, ...lines] = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], Number(cell)])))
}

const inside = (bin, v) => bin.missing ? v === null : v !== null && (bin.min === undefined || v > bin.min) && (bin.max === undefined || v <= bin.max)

function countsOf(bins, variable, rows) {
  return bins.map((bin) => {
    const here = rows.filter((r) => inside(bin, r.attr[variable.name]))
    return { good: here.filter((r) => r.good).length, bad: here.filter((r) => !r.good).length }
  })
}

/** Joins the worst pair of neighbours until every bin is large enough and the order is the expected one. */
function binsOf(variable, rows) {
  const cuts = [...variable.cuts]
  const missing = variable.missing ? [{ missing: true }] : []
  const ranges = () => [undefined, ...cuts].map((min, i) => ({ min, max: cuts[i] }))
  for (;;) {
    const counts = countsOf(ranges(), variable, rows)
    const woe = weightsOfEvidence(counts)
    const small = counts.findIndex((c) => c.good + c.bad < rows.length * 0.05 || c.bad < 30 || c.good < 30)
    const wrong = woe.findIndex((w, i) => i > 0 && (variable.rising ? w <= woe[i - 1] : w >= woe[i - 1]))
    if (small < 0 && wrong < 0) return [...ranges(), ...missing]
    if (small < 0) cuts.splice(wrong - 1, 1)
    else cuts.splice(nearerNeighbour(woe, small), 1)
  }
}

/** Index of the cut between a small bin and the neighbour of nearer WOE. */
function nearerNeighbour(woe, at) {
  if (at === 0) return 0
  if (at === woe.length - 1) return at - 1
  return Math.abs(woe[at] - woe[at - 1]) < Math.abs(woe[at] - woe[at + 1]) ? at - 1 : at
}

function fit(rows) {
  const variables = VARIABLES.map((v) => {
    const bins = binsOf(v, rows)
    const counts = countsOf(bins, v, rows)
    return { ...v, bins, counts, woe: weightsOfEvidence(counts), iv: informationValue(counts) }
  })
  const binAt = (v, row) => v.bins.findIndex((b) => inside(b, row.attr[v.name]))
  const [alpha, ...betas] = fitLogistic(rows.map((r) => variables.map((v) => v.woe[binAt(v, r)])), rows.map((r) => !r.good))
  const wrong = variables.filter((_, i) => betas[i] >= 0).map((v) => v.name)
  if (wrong.length > 0) throw new Error(`the sign of ${wrong.join(', ')} is wrong: drop it`)
  return variables.map((v, i) => {
    const points = pointsOf(v.woe, betas[i], { alpha, k: variables.length, scale: SCALE }).map(Math.round)
    const neutral = rows.reduce((sum, r) => sum + points[binAt(v, r)], 0) / rows.length
    return { ...v, beta: betas[i], points, neutral: Math.round(neutral * 10) / 10 }
  })
}

/** As the code style has it: single quotes, one line for what fits in it. */
function print(value, indent = '') {
  if (typeof value !== 'object') return typeof value === 'string' ? `'${value}'` : String(value)
  const list = Array.isArray(value)
  const inner = `${indent}  `
  const parts = (next) => Object.entries(value).filter(([, v]) => v !== undefined).map(([k, v]) => (list ? '' : `${k}: `) + print(v, next))
  const flat = list ? `[${parts('').join(', ')}]` : `{ ${parts('').join(', ')} }`
  if (flat.length + indent.length <= 110 || Object.hasOwn(value, 'points')) return flat
  const [open, close] = list ? ['[', ']'] : ['{', '}']
  return `${open}\n${parts(inner).map((p) => `${inner}${p},\n`).join('')}${indent}${close}`
}

const words = ([en, fr]) => ({ en, fr })

function cardOf(variables, minScore) {
  return {
    id: 'self-cure', version: 1,
    name: words(['Pays without any contact', 'Paie sans aucune relance']),
    target: words(['Current again within a month without any contact (fitted on: no default in the next month)',
      'De nouveau à jour en un mois sans aucune relance (ajusté sur : pas de défaut le mois suivant)']),
    horizonDays: 30, direction: 'higher_is_more_likely', basePoints: 0, scale: SCALE,
    variables: variables.map((v) => ({
      fact: `attr.${v.name}`, label: words(v.label), neutralPoints: v.neutral, iv: Math.round(v.iv * 1e4) / 1e4,
      bins: v.bins.map((b, i) => ({ ...b, points: v.points[i], reason: words(b.missing ? v.missing : v.reason(b.min, b.max)) })),
    })),
    excludedAttributes: EXCLUDED,
    bands: [{ name: 'likely', minScore }, { name: 'unlikely', minScore: 0 }],
  }
}

/** The score nearest to letting a third of the rows pass. */
function thirdOf(scores) {
  const share = (s) => scores.filter((x) => x >= s).length / scores.length
  return [...new Set(scores)].toSorted((a, b) => Math.abs(share(a) - 1 / 3) - Math.abs(share(b) - 1 / 3))[0]
}

function figures(name, card, rows) {
  const judged = rows.map((r) => ({ ...score(card, { attr: r.attr }), event: r.good }))
  const goods = judged.filter((j) => j.event).length
  const area = auc(judged)
  const band = (b) => judged.filter((j) => j.band === b)
  const tell = (b) => `${b} ${pct(band(b).length / judged.length)} % of rows, ${pct(band(b).filter((j) => j.event).length / band(b).length)} % of them cured`
  return {
    judged,
    lines: [
      `${name}: ${rows.length} rows, ${goods} cured; AUC ${area.toFixed(4)} (se ${aucStandardError(area, goods, rows.length - goods).toFixed(4)}), ` +
        `Gini ${(2 * area - 1).toFixed(4)}, KS ${ks(judged).toFixed(4)}`,
      `  ${tell('likely')}; ${tell('unlikely')}`,
    ],
  }
}

const path = process.argv[2]
if (!path) throw new Error('name the data file: node tools/fit-self-cure.mjs <file.csv or .csv.gz>')
const owing = readRows(path).filter((r) => r.PAY_0 >= 1 && r.BILL_AMT1 > 0).map((r) => ({ id: r.ID, attr: { ...selfCureAttributes(r) }, good: r.DEFAULT === 0 }))
const train = owing.filter((r) => r.id % 5 !== 0)
const test = owing.filter((r) => r.id % 5 === 0)
const variables = fit(train)
const cut = thirdOf(train.map((r) => score(cardOf(variables, 0), { attr: r.attr }).score))
const card = cardOf(variables, cut)
const [onTrain, onTest] = [figures('train', card, train), figures('test (id mod 5 = 0)', card, test)]
const deciles = onTrain.judged.map((j) => j.score).toSorted((a, b) => a - b).filter((_, i, all) => i > 0 && i % Math.ceil(all.length / 10) === 0)
const spread = ({ judged }) => [-Infinity, ...deciles].map((from, i) => judged.filter((j) => j.score > from && j.score <= (deciles[i] ?? Infinity)).length)

process.stdout.write(`import type { Scorecard } from '../scorecard.ts'

/*
 * Printed by tools/fit-self-cure.mjs: do not edit by hand.
 * Data: Taiwan credit-card clients (Yeh & Lien, Expert Systems with Applications 36(2), 2009, 2473-2480;
 * UCI 350, CC BY 4.0), rows with PAY_0 >= 1 and BILL_AMT1 > 0. Not read: ${EXCLUDED.join(', ')}.
 *
 * ${[...onTrain.lines, ...onTest.lines].join('\n * ')}
 * PSI of the score, test on deciles of train: ${psi(spread(onTrain), spread(onTest)).toFixed(4)}
 * IV and beta: ${variables.map((v) => `${v.name} ${v.iv.toFixed(3)} / ${v.beta.toFixed(3)}`).join(', ')}
 *
 * "Cured" is a stand-in (no default in the next month): replace it by the portfolio's own control group.
 */
export const SELF_CURE: Scorecard = ${print(card)}
`)
