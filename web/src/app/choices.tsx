import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { UserRound } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '../lib/actor.ts'
import { LANGUAGES, setLanguage } from '../lib/language.ts'
import { useSystem } from '../lib/system.ts'
import { useLanguage } from '../lib/words.ts'
import styles from './choices.module.css'

const THEMES = ['light', 'dark', 'auto'] as const

/** Who acts, in which language, in which light. */
export function Choices({ slim }: { slim: boolean }) {
  const { t } = useTranslation('app')
  const actor = useActingName()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const actors = useSystem().data?.actors ?? []
  const { actorId, choose } = useActor()
  return (
    <Menu position="right-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={styles.target} data-slim={slim} aria-label={t('choices.label', { name: actor })}>
          <UserRound size={15} strokeWidth={1.8} aria-hidden />
          {!slim && <span className={styles.name}>{actor || t('choices.nobody')}</span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('choices.acting-as')}</Menu.Label>
        {actors.map(({ id, name }) => <Choice key={id} on={id === actorId} onChoose={() => choose(id)}>{name}</Choice>)}
        <Menu.Label>{t('choices.language')}</Menu.Label>
        {LANGUAGES.map((l) => <Choice key={l} on={l === language} onChoose={() => setLanguage(l)}>{t(`choices.languages.${l}`)}</Choice>)}
        <Menu.Label>{t('choices.theme')}</Menu.Label>
        {THEMES.map((s) => <Choice key={s} on={s === colorScheme} onChoose={() => setColorScheme(s)}>{t(`choices.themes.${s}`)}</Choice>)}
      </Menu.Dropdown>
    </Menu>
  )
}

function Choice({ on, onChoose, children }: { on: boolean; onChoose: () => void; children: string }) {
  return (
    <Menu.RadioItem value="" checked={on} closeMenuOnClick={false} onChange={onChoose}>
      {children}
    </Menu.RadioItem>
  )
}

/** The chosen name; the first of the list when none was chosen, or the chosen one is gone. */
function useActingName(): string {
  const { data } = useSystem()
  const { actorId, choose } = useActor()
  const known = data?.actors.find((actor) => actor.id === actorId)
  const first = data?.actors[0]
  useEffect(() => {
    if (!known && first) choose(first.id)
  }, [known, first, choose])
  return known?.name ?? first?.name ?? ''
}
