import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../../scripts/boot/root.mjs'
import { topOf, type CpuProfile } from './profile.ts'

const frame = (id: number, functionName: string, url: string) => ({ id, callFrame: { functionName, url, lineNumber: 36 } })
const PROFILE: CpuProfile = {
  startTime: 1_000,
  nodes: [
    frame(1, '(root)', ''), frame(2, '(idle)', ''), frame(3, 'advance', `file://${join(ROOT, 'packages/engine/src/advance.ts')}`),
    frame(4, 'decode', `file://${join(ROOT, 'node_modules/@scope/thing/lib/reader.js')}`), frame(5, '', 'node:internal/timers'),
  ],
  samples: [2, 3, 4, 3, 5], timeDeltas: [0, 100, 300, 100, 200],
}

describe('where a profile says that time goes', () => {
  it('counts self time by function, the most first, and not what was idle', () => {
    expect(topOf([PROFILE], 0)).toEqual([
      { what: 'advance, packages/engine/src/advance.ts', share: 5 / 6 }, { what: 'decode, @scope/thing reader.js', share: 1 / 6 },
    ])
  })

  it('says of a statement who asked for it', () => {
    const inDriver: CpuProfile = {
      startTime: 0, samples: [3, 3], timeDeltas: [0, 100],
      nodes: [
        { ...frame(1, '', `file://${join(ROOT, 'packages/store/src/views/run-list.ts')}`), children: [2] },
        { ...frame(2, 'all', `file://${join(ROOT, 'packages/store/src/db/sql.ts')}`), children: [3] },
        frame(3, 'prepare', `file://${join(ROOT, 'node_modules/better-sqlite3/lib/methods/wrappers.js')}`),
      ],
    }
    expect(topOf([inDriver], 0)).toEqual([{ what: 'prepare, better-sqlite3 wrappers.js; for packages/store/src/views/run-list.ts:37', share: 1 }])
  })

  it('adds the threads of a process, and leaves out what was before', () => {
    expect(topOf([PROFILE, PROFILE], 0)).toEqual(topOf([PROFILE], 0))
    expect(topOf([PROFILE], 1_401).map(({ what }) => what)).toEqual(['advance, packages/engine/src/advance.ts'])
  })
})
