import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const desk = `http://127.0.0.1:${process.env.DESK_PORT ?? '4600'}`

/**
 * Libraries that every page needs, in two files that change rarely. Heavy, rarely opened parts (the JSON
 * editor, the layouter) are reached by dynamic import only and so keep files of their own.
 */
function chunkOf(id: string): string | undefined {
  if (!id.includes('node_modules')) return undefined
  if (/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'react'
  if (/node_modules\/(@mantine|@floating-ui|@tanstack|@trpc|i18next|react-i18next|zustand)\//.test(id)) return 'shell'
  return undefined
}

// Vite wants a default export here.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    proxy: {
      '/trpc': { target: desk },
      '/api': { target: desk },
    },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: {
        desk: resolve(import.meta.dirname, 'index.html'),
        portal: resolve(import.meta.dirname, 'portal.html'),
      },
      output: { manualChunks: chunkOf },
    },
  },
})
