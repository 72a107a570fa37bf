import { createElement } from 'react'
import type { Category } from '@parcours/journey'
import { iconNamed } from './icons.ts'
import styles from './icon-tile.module.css'

interface IconTileProps {
  /** lucide's name, kebab-case, as in a node's manifest. */
  icon: string
  category: Category
  /** Side in px. */
  size?: number
}

/** The only place, with outcome bars, where a category's hue is seen. */
export function IconTile({ icon, category, size = 24 }: IconTileProps) {
  return (
    <span className={styles.tile} style={{ width: size, height: size, '--c': `var(--${category})` }} aria-hidden>
      {createElement(iconNamed(icon), { size: Math.round(size * 0.62), strokeWidth: 1.8 })}
    </span>
  )
}
