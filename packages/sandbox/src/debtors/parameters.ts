/**
 * Everything that simulated debtors do, as one table. Sources: [C] measured (Taiwan cards 2005, UCI; bank
 * telephone campaigns, UCI), [S] published, [A] assumption. Rates are shares unless a unit stands in the name.
 * Buckets by days past due: `early` 1-30, `middle` 31-90, `late` 91 and more.
 */
export const PARAMETERS = {
  selfCure: {
    /** Daily hazard without contact: .0522/.0146/.0098/.0030 [C] times .60/.45/.35/.30 [A]. */
    dailyByDpd: [
      { upToDpd: 30, hazard: 0.031 },
      { upToDpd: 60, hazard: 0.0066 },
      { upToDpd: 90, hazard: 0.0034 },
      { upToDpd: Number.MAX_SAFE_INTEGER, hazard: 0.0009 },
    ],
    /** Wages come on days 28-31 and 1-5 (x2 [A]); the mean over a month is kept at 1. */
    paydayFactor: 2,
    /** Of those who pay unasked, some pay a part first [A]. */
    partShare: 0.12,
  },
  /** Mix by bucket and hazard multiplier [A]; the mix mean divides the multiplier. */
  segments: {
    spontaneous: { mix: { early: 0.45, middle: 0.1, late: 0.03 }, hazard: 2.0 },
    willing: { mix: { early: 0.3, middle: 0.4, late: 0.22 }, hazard: 0.8 },
    hardship: { mix: { early: 0.12, middle: 0.25, late: 0.4 }, hazard: 0.3 },
    dispute: { mix: { early: 0.04, middle: 0.07, late: 0.1 }, hazard: 0.1 },
    avoider: { mix: { early: 0.09, middle: 0.18, late: 0.25 }, hazard: 0.4 },
  },
  /** `delivered` SMS .95 and costs: collections d; reach includes delivery, engagement is given reach [A]. */
  channels: {
    sms: { delivered: 0.95, reach: 0.9, engage: 0.22, optOut: 0.003, medianAnswerMinutes: 40 },
    email: { delivered: 0.98, reach: 0.85, engage: 0.12, optOut: 0.001, medianAnswerMinutes: 180 },
    letter: { delivered: 1, reach: 0.92, engage: 0.08, optOut: 0, medianAnswerMinutes: 600 },
  },
  /** An email that is not delivered: the address is dead, or the box is full [A]. */
  hardBounceShare: 0.7,
  /** Days from posting to the letter box [A]. */
  letterDays: 2,
  /** Message read by the hour of its arrival [A]. */
  messageHours: [{ from: 8, to: 10, factor: 1.05 }, { from: 18, to: 20, factor: 1.1 }],
  /** Each further contact within 14 days works less: .9 [A], bank calls .87 by attempt [C]. */
  fatigue: { windowDays: 14, message: 0.9, call: 0.87 },
  /** Engagement factor by tone [A], anchored on the UK court fines trial [S]; threats triple complaints. */
  tones: { neutral: 1, byName: 1.4, friendly: 1.1, moral: 1.15, threatening: 0.95 },
  complaint: { perContact: 0.0005, threateningFactor: 3 },
  /** What an engaged person does, by bucket [A]; the rest refuses. */
  answers: {
    pay: { early: 0.45, middle: 0.25, late: 0.1 },
    promise: { early: 0.25, middle: 0.35, late: 0.35 },
    hardship: { early: 0.08, middle: 0.15, late: 0.25 },
    dispute: { early: 0.03, middle: 0.05, late: 0.08 },
    refuse: { early: 0.19, middle: 0.2, late: 0.22 },
  },
  /** Segments lean towards their answer; weights are renormalised [A]. */
  lean: {
    spontaneous: { pay: 1.4 },
    willing: { promise: 1.3 },
    hardship: { hardship: 2.5, pay: 0.5 },
    dispute: { dispute: 4, pay: 0.5 },
    avoider: { refuse: 2, pay: 0.6 },
  },
  /** Of those who pay after a text, how many also write back; of those who refuse or have paid, how many say so [A]. */
  writesBack: { pay: 0.25, refuse: 0.15, alreadyPaid: 0.1 },
  payment: {
    /** Median minutes from the decision to the payment [A]. */
    medianDelayMinutes: 90,
    /** Announced first (`payment_pending`), booked two days later [A]. */
    pendingShare: 0.05,
    pendingDays: 2,
    /** Direct debits that come back after some days [A]; SEPA allows 8 weeks. */
    reversedShare: 0.01,
    reversedDays: 5,
  },
  promise: {
    days: [{ days: 3, share: 0.3 }, { days: 7, share: 0.5 }, { days: 14, share: 0.2 }],
    /** Logit of keeping it: base, by bucket, reminder, size, earlier broken promises [A]. */
    logit: { base: 0.3, early: 0.5, late: -0.4, reminder: 0.35, lnSize: -0.25, broken: -0.6 },
    partShare: 0.15,
    partOfAmount: 0.5,
    /** Promises to a machine are kept less: x.90 (direction [S], size [A]). */
    aiVoiceFactor: 0.9,
    /** "I pay today" on the telephone: .92 paid (practitioner, collections d). */
    todayKept: 0.92,
    medianArrearsCents: 40_000,
  },
  plan: {
    /** Take-up when the offer comes to somebody in hardship .30 (collections d); who asked for it .65 [A]. */
    takeUp: 0.3,
    takeUpIfAsked: 0.65,
    /** Without take-up: asks for another amount, for a person, says it is too hard, declines [A]. */
    otherwise: { other_amount: 0.2, asked_human: 0.15, difficulty: 0.3, declined: 0.15, look: 0.2 },
    /** Monthly keep rate from the first to the last instalment; less in hardship [A]. */
    keepFirst: 0.88,
    keepLast: 0.94,
    hardship: -0.1,
    /** A missed instalment is paid late in half the cases, within days [A]. */
    lateShare: 0.5,
    lateDays: 4,
  },
  /** Engagement with a link by who asked for a plan, and by who has only promised [A]. */
  offer: { asked: 0.8, promised: 0.3 },
  dispute: { freezeDays: 30 },
  call: {
    /** Right party reached .18 [A]; voicemail .50, wrong party .12 of the .22 answered (collections d). */
    rightParty: 0.18,
    voicemail: 0.5,
    thirdParty: 0.02,
    wrongNumber: 0.006,
    failed: 0.005,
    hours: [
      { from: 8, to: 10, factor: 0.9 }, { from: 10, to: 16, factor: 0.8 }, { from: 16, to: 20, factor: 1.25 },
    ],
    /** Monday to Friday .0995 .1178 .1167 .1212 .1081 over their mean .1127 [C]; weekend 1 [A]. */
    weekdays: [0.883, 1.045, 1.036, 1.075, 0.959, 1, 1],
    /** Outside the hours above no call should come; if one does, few answer [A]. */
    otherHours: 0.5,
    notVerified: 0.05,
    engage: 0.65,
    /** Hardship on the telephone: asks for a plan, or tells of the difficulty [A]. */
    planWanted: 0.55,
    notEngaged: { refuses_to_pay: 0.45, callback: 0.35, wants_human: 0.15, cease: 0.05 },
    costCentsPerMinute: 15,
    /** Handling minutes of people (collections d) x.6 for a machine [A]. */
    minutes: { reminder: 1.8, promise: 3.6, hardship: 7.2, dispute: 6, voicemail: 0.5, short: 0.4 },
  },
} as const

export type Segment = keyof typeof PARAMETERS.segments
export type Bucket = 'early' | 'middle' | 'late'

export const bucketOf = (dpd: number): Bucket => (dpd <= 30 ? 'early' : dpd <= 90 ? 'middle' : 'late')
