// The router's type and the views are all that the web imports from here.
export type { AppRouter } from './router.ts'
export type {
  CaseRow, CatalogEntry, CatalogView, CheckView, DraftView, Edit, EventRow, FigureFilter, FigureStatus, FiguresView, ImportPreview,
  ImportRow, ImportView, Issue, Journey, JourneyListItem, NodeFigures, NodeView, PortfolioView, PublishPreview, PublishResult,
  RunFilter, RunRow, RunState, RunView, SaveResult, StripFigure, SystemView, TaskKind, TaskRow, TaskView, TextCheck, TextView, TimelineItem,
  VisitRow, Words,
} from './views.ts'
