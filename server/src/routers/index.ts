// The router's type and the views are all that the web imports from here.
export type { AppRouter } from './router.ts'
export type {
  CaseRow, CatalogEntry, CatalogView, CheckView, DraftView, Edit, EventRow, FigureFilter, FigureStatus, FiguresView, ImportPreview,
  ImportRow, ImportView, Issue, Journey, JourneyListItem, NodeFigures, NodeView, PortfolioView, PublishPreview, PublishResult,
  RunFilter, RunRow, RunState, RunView, SaveResult, StripFigure, SystemView, TaskKind, TaskRow, TaskView, TextCheck, TextView, TimelineItem,
  VisitRow, Words,
} from './views.ts'
export type { BranchStanding, ChangeView, MessageView, PauseView, RuleView, StandingStop, StandingView, WayView } from './run-page-views.ts'
export type { IncidentCause, IncidentRow, IncidentRunsPage, IncidentsNow, IncidentView } from './incident-rows.ts'
export type { RawKind, RawPage, RawRow } from './run-raw.ts'
export type { WhyNotCondition, WhyNotJourney, WhyNotRun, WhyNotSilence, WhyNotSeveral, WhyNotView } from './why-not-views.ts'
export type { LiveCount, LiveMapView } from './live-views.ts'
export type { ActionsView, BranchView, BulkActView, BulkItemView, BulkPageView, BulkPreview, BulkSetView, BulkView, CommandView, ListedLines, MigrationNode, MigrationView, StopView } from './steer-views.ts'
export type { SavedView } from './saved-view-rows.ts'
