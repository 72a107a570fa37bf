import type { CheckContext, Finding, Words } from '@parcours/journey'
import { defineNode, outcome } from '@parcours/node-kit'
import { boundFindings } from '../lib/bounds.ts'
import { deferralFindings } from '../lib/deferral.ts'
import { error } from '../lib/finding.ts'
import { textFindings } from '../lib/text.ts'
import { counted, dotted, words } from '../lib/words.ts'
import { VoiceConfig } from './config.ts'
import { lowerVoice } from './lower.ts'
import { dial, nextDial } from './run.ts'

/** What a call can end with (domain rule 12); when it yields two, the channel keeps the more serious. */
const OUTCOMES = [
  'promise', 'plan_wanted', 'says_already_paid', 'difficulty', 'dispute', 'callback', 'wants_human', 'refuses_to_pay',
  'cease', 'not_verified', 'third_party', 'wrong_number', 'voicemail', 'no_answer',
  'no_address', 'blocked', 'policy_timeout', 'failed',
] as const

/** Calls by an AI that says so. Each dial passes the gate by itself. */
export const voiceAi = defineNode({
  type: 'voice-ai',
  category: 'contact',
  icon: 'phone-call',
  label: { en: 'Voice AI call', fr: 'Appel vocal IA' },
  hint: { en: 'An AI calls, says so, and checks who answers', fr: 'Une IA appelle, le dit, et vérifie qui répond' },
  config: VoiceConfig,
  defaults: VoiceConfig.parse({}),
  outcomes: () => OUTCOMES.map((name) => outcome(name)),
  sentence: ({ attempts }): Words =>
    dotted(words('AI, says so', 'IA, et le dit'), counted(attempts, ['attempt', 'attempts'], ['tentative', 'tentatives'])),
  check,
  lower: lowerVoice,
  steps: { dial: { kind: 'contact', intent: dial }, next_dial: { kind: 'local', run: nextDial } },
  traits: { contacts: true },
})

function check(config: VoiceConfig, context: CheckContext): Finding[] {
  const findings = textFindings({ textId: config.textId, channel: 'voice_ai', path: 'textId', context })
  if (config.identityCheck.length === 0) {
    findings.push(error('identity-check-missing', words(
      'Not a word about the debt before the identity is checked: choose at least one fact',
      'Pas un mot de la dette avant le contrôle d’identité : choisissez au moins un fait',
    ), {
      path: 'identityCheck',
      fix: { label: words('Ask the date of birth', 'Demander la date de naissance'), config: { ...config, identityCheck: ['birth_date'] } },
    }))
  }
  if (config.purposes.length === 0) {
    findings.push(error('purposes-empty', words('Say what the call is for', 'Dites à quoi sert l’appel'), {
      path: 'purposes',
      fix: { label: words('Remind of the arrears', 'Rappeler l’arriéré'), config: { ...config, purposes: ['reminder'] } },
    }))
  }
  if (config.purposes.includes('plan')) findings.push(...boundFindings(config))
  return [...findings, ...deferralFindings(config)]
}
