import type { Text } from '../text.ts'
import { EMAIL_TEXTS } from './email.ts'
import { LETTER_TEXTS } from './letter.ts'
import { SMS_TEXTS } from './sms.ts'
import { VOICE_TEXTS } from './voice.ts'

/** The texts that a new workspace starts with. A test holds them free of issues. */
export const DEFAULT_TEXTS: readonly Text[] = [...SMS_TEXTS, ...EMAIL_TEXTS, ...LETTER_TEXTS, ...VOICE_TEXTS]
