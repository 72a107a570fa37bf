export { catalog, catalogOf } from './catalog.ts'
