import type { FigureFilter, FiguresView } from '@parcours/server/router'

export interface Watch {
  /** Resolves with the real instant (performance clock) at which a view that satisfies `holds` came in. */
  until(holds: (view: FiguresView) => boolean): Promise<number>
  /** The last view that came. */
  last(): FiguresView | undefined
  stop(): void
}

interface Waiting {
  holds: (view: FiguresView) => boolean
  resolve: (atMs: number) => void
}

/** Listens to the figures as an open canvas does: the desk's subscription, server-sent events over HTTP. */
export async function watchFigures(deskUrl: string, filter: FigureFilter): Promise<Watch> {
  const aborter = new AbortController()
  const url = `${deskUrl}/trpc/figures.watch?input=${encodeURIComponent(JSON.stringify({ filter }))}`
  const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: aborter.signal })
  if (!response.ok || !response.body) throw new Error(`figures.watch answered ${response.status}`)
  let last: FiguresView | undefined
  let waiting: Waiting[] = []
  const take = (view: FiguresView) => {
    last = view
    const met = waiting.filter(({ holds }) => holds(view))
    waiting = waiting.filter((one) => !met.includes(one))
    for (const { resolve } of met) resolve(performance.now())
  }
  void read(response.body, take).catch((error: unknown) => {
    if (!aborter.signal.aborted) throw error
  })
  return {
    until: (holds) => new Promise((resolve) => (last && holds(last) ? resolve(performance.now()) : waiting.push({ holds, resolve }))),
    last: () => last,
    stop: () => aborter.abort(),
  }
}

async function read(body: ReadableStream<Uint8Array>, take: (view: FiguresView) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const data = line.startsWith('data:') ? (JSON.parse(line.slice(5)) as Partial<FiguresView>) : undefined
      // The stream also carries its own signs of life; a view is what has nodes.
      if (data?.nodes) take(data as FiguresView)
    }
  }
}
