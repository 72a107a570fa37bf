import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { inboxSearch } from '../features/inbox/inbox-search.ts'
import { importSearch, portfolioSearch } from '../features/portfolio/portfolio-search.ts'
import { runsSearch } from '../features/runs/runs-search.ts'
import { settingsSearch } from '../features/settings/settings-search.ts'
import { NotFound } from './not-found.tsx'
import { RouteError } from './route-error.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RouteError })
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const

// Every page is a file of its own; the canvas and its libraries load with the journey page only.
const home = createRoute({ ...at('/'), beforeLoad: () => { throw redirect({ to: '/journeys' }) } })
const journeys = createRoute({
  ...at('/journeys'), component: lazyRouteComponent(() => import('../features/journeys/journey-list-page.tsx'), 'JourneyListPage'),
})
const journey = createRoute({
  ...at('/journeys/$journeyId'), component: lazyRouteComponent(() => import('../features/journeys/journey-page.tsx'), 'JourneyPage'),
})
const runs = createRoute({
  ...at('/runs'), validateSearch: runsSearch, component: lazyRouteComponent(() => import('../features/runs/runs-page.tsx'), 'RunsPage'),
})
const run = createRoute({
  ...at('/runs/$runId'), component: lazyRouteComponent(() => import('../features/runs/run-page.tsx'), 'RunPage'),
})
const inbox = createRoute({
  ...at('/inbox'), validateSearch: inboxSearch, component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
})
const task = createRoute({
  ...at('/inbox/$taskId'), validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
})
const portfolio = createRoute({
  ...at('/portfolio'), validateSearch: portfolioSearch,
  component: lazyRouteComponent(() => import('../features/portfolio/portfolio-page.tsx'), 'PortfolioPage'),
})
const importPage = createRoute({
  ...at('/portfolio/imports/$importId'), validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../features/portfolio/import-page.tsx'), 'ImportPage'),
})
const settings = createRoute({
  ...at('/settings'), validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
})

const routeTree = root.addChildren([home, journeys, journey, runs, run, inbox, task, portfolio, importPage, settings])

export const router = createRouter({
  routeTree, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: false, defaultErrorComponent: RouteError,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
