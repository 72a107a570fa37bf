import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui/tokens.css'
import '../../ui/base.css'
import { tokenOf } from './api.ts'
import { PortalPage } from './portal-page.tsx'

/** The person's device decides between light and dark; nothing is stored on it. */
function followScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => document.documentElement.setAttribute('data-mantine-color-scheme', dark.matches ? 'dark' : 'light')
  apply()
  dark.addEventListener('change', apply)
}

followScheme()
const root = document.querySelector('#root')
if (!root) throw new Error('portal.html has no #root')
createRoot(root).render(<StrictMode><PortalPage token={tokenOf(location)} /></StrictMode>)
