import { useCallback, useEffect, useState } from 'react'
import type { Language } from '@parcours/journey'
import { readInfo } from './api.ts'
import { IdentityForm } from './identity-form.tsx'
import { Message } from './message.tsx'
import { OfferView } from './offer-view.tsx'
import { PORTAL_LANGUAGES, portalWord, type PortalWord } from './portal-words.ts'
import styles from './portal-page.module.css'
import type { Stage } from './stage.ts'
import { useOffer } from './use-offer.ts'
import { PortalLanguage, usePortalWords } from './use-words.ts'

/** The debtor's page: first who they are, then what is offered, then their answer. */
export function PortalPage({ token }: { token: string }) {
  const [language, setLanguage] = useState<Language>('fr')
  const sandbox = useSandbox()
  const follow = useCallback((told: string) => setLanguage(PORTAL_LANGUAGES.find((known) => known === told) ?? 'fr'), [])
  const offer = useOffer({ token, onLanguage: follow })
  useEffect(() => {
    document.documentElement.lang = language
    document.title = portalWord(language, 'page')
  }, [language])
  return (
    <PortalLanguage value={language}>
      <div className={styles.page}>
        <header className={styles.head}>
          {sandbox && <span className={styles.sandbox}>{portalWord(language, 'sandbox')}</span>}
          <LanguageSwitch value={language} onChange={setLanguage} />
        </header>
        <main className={styles.main} aria-live="polite"><Content stage={offer.stage} offer={offer} /></main>
      </div>
    </PortalLanguage>
  )
}

function Content({ stage, offer }: { stage: Stage; offer: ReturnType<typeof useOffer> }) {
  const { say } = usePortalWords()
  switch (stage.type) {
    case 'loading': return <p className={styles.loading}>{say('loading')}</p>
    case 'failed': return <Message title={say('failedTitle')} text={say('failed')} action={{ label: say('again'), onAct: offer.again }} />
    case 'shut': return <Message title={say(`${stage.state}Title`)} text={say(lateWord(stage) ?? stage.state)} />
    case 'identity': return <IdentityForm {...stage} busy={offer.busy} onOpen={offer.open} />
    case 'offer': return <OfferView offer={stage.offer} notice={stage.notice} busy={offer.busy} onAnswer={(answer, more) => offer.send(stage.session, answer, more)} />
    case 'answered': return <Message title={say('thanks')} text={say(`done_${stage.answer}`)} />
  }
}

/** An answer that came too late is told so; one that nobody has given is only told that the page is shut. */
function lateWord({ state, late }: Extract<Stage, { type: 'shut' }>): PortalWord | undefined {
  return late && (state === 'expired' || state === 'closed') ? `late_${state}` : undefined
}

function LanguageSwitch({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const { say } = usePortalWords()
  return (
    <div role="group" aria-label={say('language')} className={styles.languages}>
      {PORTAL_LANGUAGES.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={language === value} onClick={() => onChange(language)}>
          {language === 'en' ? 'English' : 'Français'}
        </button>
      ))}
    </div>
  )
}

function useSandbox(): boolean {
  const [sandbox, setSandbox] = useState(false)
  useEffect(() => {
    // Only a mark: without an answer the page works all the same.
    readInfo().then((info) => setSandbox(info.sandbox), () => setSandbox(false))
  }, [])
  return sandbox
}
