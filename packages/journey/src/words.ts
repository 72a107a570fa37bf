import { z } from 'zod'

/** A sentence in the two languages of the product. */
export const Words = z.strictObject({ en: z.string(), fr: z.string() })
export type Words = z.infer<typeof Words>
export type Language = keyof Words

/** Channels a contact may take (docs: policy packs). */
export const CHANNELS = ['sms', 'email', 'letter', 'voice_ai'] as const
export type Channel = (typeof CHANNELS)[number]

/** Hue groups of the palette: they colour the icon tile and the outcome bars, nothing else. */
export const CATEGORIES = ['time', 'contact', 'decide', 'money', 'people', 'flow'] as const
export type Category = (typeof CATEGORIES)[number]
