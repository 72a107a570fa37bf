/** Names and values of labels; values are words of ours (a channel, a code), never of a person. */
export type Labels = Record<string, string>

export interface Counter {
  add(labels?: Labels, by?: number): void
}
export interface Gauge {
  set(value: number, labels?: Labels): void
}
export interface Histogram {
  observe(seconds: number, labels?: Labels): void
}

type Kind = 'counter' | 'gauge' | 'histogram'
interface Family {
  kind: Kind
  help: string
  /** Rendered labels -> lines, in the order they came. */
  lines(name: string): string[]
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * What one process measures, in Prometheus' text format (version 0.0.4). Of our own, because the house needs three kinds
 * of numbers and no client library: about a hundred lines.
 */
export class Metrics {
  private readonly families = new Map<string, Family>()
  private readonly collectors: (() => void)[] = []

  counter(name: string, help: string): Counter {
    const values = new Map<string, number>()
    this.put(name, { kind: 'counter', help, lines: plain(values) })
    return { add: (labels = {}, by = 1) => void values.set(rendered(labels), (values.get(rendered(labels)) ?? 0) + by) }
  }

  gauge = (name: string, help: string): Gauge => this.looked(name, help, 'gauge')

  /** A number that only grows, and that somebody else counts: it is looked up and set. */
  total = (name: string, help: string): Gauge => this.looked(name, help, 'counter')

  private looked(name: string, help: string, kind: Kind): Gauge {
    const values = new Map<string, number>()
    this.put(name, { kind, help, lines: plain(values) })
    return { set: (value, labels = {}) => void values.set(rendered(labels), value) }
  }

  /** Of seconds. */
  histogram(name: string, help: string, buckets: readonly number[] = SECONDS): Histogram {
    const series = new Map<string, { labels: Labels; counts: number[]; sum: number; n: number }>()
    this.put(name, {
      kind: 'histogram', help,
      lines: (own) => [...series.values()].flatMap(({ labels, counts, sum, n }) => [
        ...buckets.map((le, i) => `${own}_bucket${rendered({ ...labels, le: String(le) })} ${counts[i]}`),
        `${own}_bucket${rendered({ ...labels, le: '+Inf' })} ${n}`,
        `${own}_sum${rendered(labels)} ${sum}`, `${own}_count${rendered(labels)} ${n}`,
      ]),
    })
    return {
      observe: (seconds, labels = {}) => {
        const key = rendered(labels)
        const one = series.get(key) ?? { labels, counts: buckets.map(() => 0), sum: 0, n: 0 }
        series.set(key, one)
        one.n += 1
        one.sum += seconds
        for (const [i, le] of buckets.entries()) if (seconds <= le) one.counts[i] = (one.counts[i] ?? 0) + 1
      },
    }
  }

  /** Runs before each reading: for what is looked up rather than counted. */
  collect(work: () => void): void {
    this.collectors.push(work)
  }

  /** All of it as text. A collector that fails leaves its numbers as they were and the others untouched. */
  text(onError: (error: unknown) => void = () => {}): string {
    for (const work of this.collectors) {
      try {
        work()
      } catch (error) {
        onError(error)
      }
    }
    const out = [...this.families].flatMap(([name, family]) => [`# HELP ${name} ${family.help}`, `# TYPE ${name} ${family.kind}`, ...family.lines(name)])
    return `${out.join('\n')}\n`
  }

  private put(name: string, family: Family): void {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`${name} is no name of a metric`)
    if (this.families.has(name)) throw new Error(`the metric ${name} is there already`)
    this.families.set(name, family)
  }
}

const plain = (values: ReadonlyMap<string, number>) => (name: string): string[] => [...values].map(([labels, value]) => `${name}${labels} ${value}`)

function rendered(labels: Labels): string {
  const entries = Object.entries(labels)
  return entries.length === 0 ? '' : `{${entries.map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`
}

const escaped = (value: string): string => value.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`).replaceAll('\n', String.raw`\n`)
