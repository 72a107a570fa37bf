import type { PARAMETERS } from './parameters.ts'

export type Tone = keyof typeof PARAMETERS.tones

/** Marks by which the sandbox tells a text's tone, in French and English; the first that fits counts. */
const MARKS: [Tone, RegExp][] = [
  ['threatening', /huissier|tribunal|poursuites|contentieux|court action|bailiff|legal action|lawsuit/i],
  ['byName', /^(bonjour|cher|chère|hello|hi|dear)\s+(m\.\s|mme\s|mr\.?\s|ms\.?\s|mrs\.?\s)?\p{Lu}[\p{L}'-]+/iu],
  ['moral', /fichier|engagement pris|credit record|credit score|your commitment/i],
  ['friendly', /merci|aider|solution|ensemble|thank|help|together/i],
]

/** How a text sounds: it changes how many people engage, and how many complain. */
export const toneOf = (text: string): Tone => MARKS.find(([, mark]) => mark.test(text.trim()))?.[0] ?? 'neutral'
