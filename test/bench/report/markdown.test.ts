import { describe, expect, it } from 'vitest'
import type { Circumstances } from './circumstances.ts'
import { markdown } from './markdown.ts'
import { atLeast, atMost, type Measured } from './measured.ts'

const WHERE: Circumstances = { date: '2026-11-22 08:00 UTC', machine: '2 x processor', node: 'v24', temporal: '1.31', loadBefore: 0.1, seconds: 60 }
const MEASURED: Measured = {
  name: 'Speed', how: 'Measured so.', seconds: 2,
  rows: [
    { what: 'answer', value: '360 ms', aim: atMost(360, 300, '< 300 ms'), numbers: { ms: 360 } },
    { what: 'ratio', value: '2.6', aim: atLeast(2.6, 2.5, '2.5 or better'), numbers: { ratio: 2.6 } },
  ],
  charts: [{ kind: 'bars', file: 'speed', title: 'Speed', unit: 'ms', bars: [] }],
}

describe('the report', () => {
  it('says by how much an aim was missed', () => {
    expect(atMost(300, 300, '')).toMatchObject({ met: true })
    expect(atMost(312, 300, '')).toMatchObject({ met: false, missedBy: '4.0 %' })
    expect(atLeast(2, 2.5, '')).toMatchObject({ met: false, missedBy: '20 %' })
    expect(markdown([MEASURED], WHERE, 'performance')).toContain('| answer | 360 ms | < 300 ms: missed by 20 % |')
  })

  it('begins with what was missed, and counts what was met', () => {
    expect(markdown([MEASURED], WHERE, 'performance')).toContain('1 of 2 are met. Missed, with where the time goes at the end of each section:\n\n- Speed: answer: 360 ms')
  })

  it('shows the charts, and where the time goes when that was looked at', () => {
    const profile = [{ process: 'worker', rows: [{ what: 'a | b', share: 0.123 }] }]
    expect(markdown([{ ...MEASURED, profile }], WHERE, 'performance')).toContain('| a \\| b | 12.3 % |')
    expect(markdown([MEASURED], WHERE, 'performance')).not.toContain('Where the time goes')
    expect(markdown([MEASURED], WHERE, 'performance')).toContain('![Speed](performance/speed.svg)')
  })
})
