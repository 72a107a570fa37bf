import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguages } from '../lib/language.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import './mantine.css'
import { Providers } from './providers.tsx'
import { router } from './router.tsx'

startLanguages()

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Providers><RouterProvider router={router} /></Providers>
  </StrictMode>,
)
