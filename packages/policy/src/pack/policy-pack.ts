import { z } from 'zod'
import { Actor, ContactOutcome, DebtorType, PackStatus, PolicyChannel, Purpose } from './words.ts'

const Channels = z.array(PolicyChannel).min(1)
const PlainDate = z.iso.date()
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM, at most 24:00')

/** Hours on the wall clock of a place, `[from,to)`. Several windows of one pack add up; packs intersect. */
export const PolicyWindow = z
  .strictObject({
    channels: Channels,
    /** ISO weekdays, 1 = Monday. */
    days: z.array(z.int().min(1).max(7)).min(1),
    from: Time,
    to: Time,
    boundary: z.literal('[from,to)').default('[from,to)'),
    basis: z.enum(['debtor_all_locations', 'debtor_primary']).default('debtor_all_locations'),
  })
  .refine((window) => window.from < window.to, 'A window ends after it begins, within one day')

export const HolidayRule = z.strictObject({
  /** Key into the calendars that the caller hands over. */
  calendar: z.string(),
  forbidden: z.boolean(),
  channels: Channels,
  /** Calendars that count beside it where a postcode begins so. */
  regional: z.array(z.strictObject({ postcodePrefix: z.array(z.string()), extra: z.string() })).optional(),
})

export const Cap = z.strictObject({
  id: z.string(),
  channels: Channels,
  max: z.int().min(1),
  /** Local calendar days, today included: 7 = today and the six before. */
  windowDays: z.int().min(1),
  scope: z.enum(['debt', 'person', 'person_creditor']),
  counts: z.array(ContactOutcome).min(1),
  excludes: z.array(z.enum(['prior_consent_7d', 'debtor_initiated', 'debtor_requested', 'letter', 'misdirected'])),
  activeAfter: z.literal('first_conversation').optional(),
})

export const Cooldown = z.strictObject({
  after: z.union([ContactOutcome, z.enum(['refusal', 'notice_sent'])]),
  days: z.int().min(1),
  dayRule: z.enum(['eventDayIsDay1', 'fullDaysAfterEvent']),
  channels: Channels,
  scope: z.enum(['debt', 'person']),
  excludes: z.array(z.literal('prior_consent_7d')).optional(),
})

/** So many an hour and a day over the whole workspace, and a spread after the hours open: never law. */
export const Pacing = z.strictObject({
  channels: Channels,
  perHour: z.int().min(1).optional(),
  perDay: z.int().min(1).optional(),
  spreadMinutes: z.int().min(0).optional(),
})

const FirstContact = z.strictObject({
  requiredMedium: Channels.optional(),
  mustPrecede: z.array(PolicyChannel),
  statements: z.array(z.string()),
  deadlineDays: z.int().optional(),
})
const OptOutRule = z.strictObject({
  scope: z.enum(['address', 'channel', 'all']),
  also: z.literal('channel').optional(),
  effect: z.union([z.literal('immediate'), z.strictObject({ businessDays: z.int() })]),
  confirmOnce: z.boolean(),
  replyOnceIfDebtorWrites: z.boolean(),
})
const AiRule = z.strictObject({
  disclose: z.boolean(),
  consent: z.literal('prior_express').optional(),
  callerIdClass: z.string().optional(),
  humanOnRequest: z.boolean(),
})
const DisputeRule = z.strictObject({
  trigger: z.enum(['written_in_period', 'any_valid_ground', 'any']),
  stops: z.enum(['debt', 'disputed_portion', 'all']),
  until: z.string(),
})
/** Kept as data for texts, scripts and retention; the gate does not evaluate these. */
const Duties = {
  everyContact: z.strictObject({ statements: z.array(z.string()) }).optional(),
  thirdParty: z
    .strictObject({
      discloseDebt: z.literal(false),
      locateOnce: z.boolean(),
      employer: z.enum(['never', 'once', 'if_not_forbidden']),
    })
    .optional(),
  voicemail: z
    .strictObject({ allowed: z.boolean(), content: z.array(z.string()), forbidden: z.array(z.string()) })
    .optional(),
  recording: z.strictObject({ notice: z.boolean(), consent: z.enum(['none', 'inform', 'two_party']) }).optional(),
  retention: z.strictObject({ evidence: z.string(), recording: z.string().optional() }).optional(),
  money: z.array(z.string()).optional(),
}

/** Contact law, a charter or a house rule as data. A field that is missing: the pack is silent on it. */
export const PolicyPack = z.strictObject({
  /** `house` is taken: it stands before the rules that no pack states. */
  id: z.string().regex(/^(?!house$)[a-z0-9-]+$/),
  version: z.string().min(1),
  /** ISO country, country and subdivision (`US-NY`), or `*` for everywhere. */
  jurisdiction: z.string().min(1),
  layer: z.enum(['law', 'code', 'house']),
  appliesTo: z.strictObject({ actor: z.array(Actor), debtor: z.array(DebtorType), purpose: z.array(Purpose) }),
  effectiveFrom: PlainDate,
  /** First day on which the pack no longer binds. */
  effectiveTo: PlainDate.optional(),
  status: PackStatus,
  sources: z.array(z.string()),
  windows: z.array(PolicyWindow).optional(),
  holidays: z.array(HolidayRule).optional(),
  caps: z.array(Cap).optional(),
  cooldowns: z.array(Cooldown).optional(),
  pacing: z.array(Pacing).optional(),
  firstContact: FirstContact.optional(),
  optOut: OptOutRule.optional(),
  dispute: DisputeRule.optional(),
  stopRules: z.array(z.string()).optional(),
  ai: AiRule.optional(),
  ...Duties,
})
export type PolicyPack = z.infer<typeof PolicyPack>
export type PolicyWindow = z.infer<typeof PolicyWindow>
export type HolidayRule = z.infer<typeof HolidayRule>
export type Cap = z.infer<typeof Cap>
export type Cooldown = z.infer<typeof Cooldown>
export type Pacing = z.infer<typeof Pacing>
