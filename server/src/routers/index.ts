// The router's type is the only thing the web imports from here.
export type { AppRouter } from './router.ts'
export type * from './views.ts'
