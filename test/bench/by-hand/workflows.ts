/** What the hand-written service's worker bundles: an export is a workflow type. */
export { bookkeptSteps } from './bookkept-workflow.ts'
export { sixSteps } from './workflow.ts'
