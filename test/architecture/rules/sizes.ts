import { isTest, type Module, type Project } from '../project/project.ts'

/** The house's budget in lines. */
export const FILES = { median: 80, p90: 200, longest: 400 }
export const FUNCTIONS = { p90: 40 }

export interface Sizes {
  median: number
  p90: number
  longest: number
}

/** Sizes of the source files: tests, declarations, tools and tables of data aside. */
export function fileSizes(project: Project): Sizes {
  return sizesOf(sources(project).map(({ lines }) => lines))
}

export function functionSizes(project: Project): Sizes {
  return sizesOf(sources(project).flatMap(({ functionLines }) => functionLines))
}

export function filesTooLong(project: Project): string[] {
  return sources(project)
    .filter(({ lines }) => lines > FILES.longest)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${FILES.longest}: it holds more than one subject`)
}

const sources = ({ modules }: Project): Module[] => modules.filter((module) => !isTest(module) && !module.path.includes('/data/'))

function sizesOf(numbers: number[]): Sizes {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p90: at(0.9), longest: sorted.at(-1) ?? 0 }
}
