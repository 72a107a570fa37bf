/** A row of the Taiwan credit-card file, by its own column names. Only what the card may read is named here. */
export interface TaiwanRow {
  LIMIT_BAL: number
  PAY_0: number
  PAY_2: number
  PAY_3: number
  PAY_4: number
  PAY_5: number
  PAY_6: number
  BILL_AMT1: number
  BILL_AMT2: number
  PAY_AMT1: number
}

/** What the card reads, as imported columns (`attr.*`). Null: the row does not say. */
export interface SelfCureAttributes {
  /** Months late at the last statement (PAY_0). */
  monthsLateNow: number
  /** Months late one statement earlier (PAY_2); 0 or less is not late. */
  monthsLatePrevious: number
  /** Share of the limit in use: last bill over limit. */
  utilisation: number | null
  /** Last payment over the bill that it answers; null where that bill asked for nothing. */
  lastPaymentShare: number | null
  /** Statements with a delay among the last six. */
  lateMonths6: number
}

/** Ratios are rounded to 4 decimals, so that the same row gives the same bin in a file and in memory. */
export function selfCureAttributes(row: TaiwanRow): SelfCureAttributes {
  const ratio = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 1e4) / 1e4 : null)
  return {
    monthsLateNow: row.PAY_0,
    monthsLatePrevious: row.PAY_2,
    utilisation: ratio(row.BILL_AMT1, row.LIMIT_BAL),
    lastPaymentShare: ratio(row.PAY_AMT1, row.BILL_AMT2),
    lateMonths6: [row.PAY_0, row.PAY_2, row.PAY_3, row.PAY_4, row.PAY_5, row.PAY_6].filter((p) => p >= 1).length,
  }
}
