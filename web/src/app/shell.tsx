import { Outlet, useLocation, useMatchRoute } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { IncidentBanner } from './incident-banner.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { StopBanner } from './stop-banner.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import styles from './shell.module.css'

const PLACE = /^\/(journeys|runs|jobs|inbox|incidents|portfolio|settings)/

/** The tab of the browser names the place. */
function useTitle() {
  const { t } = useTranslation('app')
  const place = PLACE.exec(useLocation({ select: ({ pathname }) => pathname }))?.[1]
  useEffect(() => {
    document.title = place ? `${t(`places.${place}`)} · Parcours` : 'Parcours'
  }, [place, t])
}

/** Rail at the left, the page beside it. The journey page needs the width: there the rail is slim. */
export function Shell() {
  const matches = useMatchRoute()
  useTitle()
  const slim = matches({ to: '/journeys/$journeyId' }) !== false
  return (
    <div className={styles.shell}>
      <Rail slim={slim} />
      <main className={styles.main}>
        <StopBanner />
        <IncidentBanner />
        <div className={styles.page}><Outlet /></div>
      </main>
      <Palette />
      <ShortcutSheet />
    </div>
  )
}
