import { join } from 'node:path'
import { mustRun, run } from '../../boot/exec.mjs'
import { intoCache, PIN_FOLDER, pinnedRelease } from './cache.ts'

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal'
const ADVICE = 'Building the Temporal server failed. Go fetches its modules through GOPROXY: check "go env GOPROXY" and the disk (4 GB).'

/** The Go on this machine, for example "1.26.8"; undefined without one, or with one too old to fetch the right one. */
export async function goVersion(): Promise<string | undefined> {
  const { code, output } = await run('go', ['version'])
  const [, version, minor] = (code === 0 && /go(1\.(\d+)\S*)/.exec(output)) || []
  // From 1.21 on, Go fetches the toolchain that go.mod asks for.
  return version && Number(minor) >= 21 ? version : undefined
}

/** Compiles the pinned server: about 7 minutes on two cores with empty caches, seconds with warm ones. */
export async function build(cache: string): Promise<string> {
  const path = await intoCache(cache, async (folder) => {
    const out = join(folder, 'temporal')
    const ldflags = `-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=${pinnedRelease()}`
    await mustRun('go', ['build', '-mod=readonly', '-o', out, '-ldflags', ldflags, PACKAGE], {
      cwd: PIN_FOLDER,
      env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
      advice: ADVICE,
    })
    return out
  })
  if (!path) throw new Error('the program that was just built does not run')
  return path
}
