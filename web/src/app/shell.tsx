import { Outlet, useMatchRoute } from '@tanstack/react-router'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import styles from './shell.module.css'

/** Rail at the left, the page beside it. The journey page needs the width: there the rail is slim. */
export function Shell() {
  const matches = useMatchRoute()
  const slim = matches({ to: '/journeys/$journeyId' }) !== false
  return (
    <div className={styles.shell}>
      <Rail slim={slim} />
      <main className={styles.main}><Outlet /></main>
      <Palette />
      <ShortcutSheet />
    </div>
  )
}
