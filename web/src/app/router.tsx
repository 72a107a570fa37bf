import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { inboxSearch } from '../features/inbox/inbox-search.ts'
import { incidentsSearch } from '../features/incidents/incidents-search.ts'
import { importSearch, portfolioSearch } from '../features/portfolio/portfolio-search.ts'
import { liveSearch } from '../features/live/live-search.ts'
import { moveSearch } from '../features/migration/move-search.ts'
import { runsSearch } from '../features/runs/runs-search.ts'
import { whyNotSearch } from '../features/runs/why-not-search.ts'
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
const live = createRoute({
  ...at('/journeys/$journeyId/live'), validateSearch: liveSearch, component: lazyRouteComponent(() => import('../features/live/live-page.tsx'), 'LivePage'),
})
const runs = createRoute({
  ...at('/runs'), validateSearch: runsSearch, component: lazyRouteComponent(() => import('../features/runs/runs-page.tsx'), 'RunsPage'),
})
const run = createRoute({
  ...at('/runs/$runId'), component: lazyRouteComponent(() => import('../features/runs/run-page.tsx'), 'RunPage'),
})
const whyNot = createRoute({
  ...at('/why-not'), validateSearch: whyNotSearch, component: lazyRouteComponent(() => import('../features/runs/why-not-page.tsx'), 'WhyNotPage'),
})
const inbox = createRoute({
  ...at('/inbox'), validateSearch: inboxSearch, component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
})
const task = createRoute({
  ...at('/inbox/$taskId'), validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
})
const incidents = createRoute({
  ...at('/incidents'), validateSearch: incidentsSearch,
  component: lazyRouteComponent(() => import('../features/incidents/incidents-page.tsx'), 'IncidentsPage'),
})
// The address that mails and webhooks name.
const incident = createRoute({
  ...at('/incidents/$incidentId'),
  beforeLoad: ({ params }) => { throw redirect({ to: '/incidents', search: { incident: params.incidentId } }) },
})
const jobs = createRoute({
  ...at('/jobs'), component: lazyRouteComponent(() => import('../features/jobs/jobs-page.tsx'), 'JobsPage'),
})
const job = createRoute({
  ...at('/jobs/$bulkId'), component: lazyRouteComponent(() => import('../features/jobs/job-page.tsx'), 'JobPage'),
})
const move = createRoute({
  ...at('/journeys/$journeyId/move'), validateSearch: moveSearch, component: lazyRouteComponent(() => import('../features/migration/move-page.tsx'), 'MovePage'),
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

const routeTree = root.addChildren([home, journeys, journey, live, move, runs, run, whyNot, jobs, job, inbox, task, incidents, incident, portfolio, importPage, settings])

export const router = createRouter({
  routeTree, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: false, defaultErrorComponent: RouteError,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
