import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const root = join(import.meta.dirname, '..', '..')
const executablePath = process.env.CHROMIUM_PATH
// A data folder of its own, emptied at each start and left behind: its logs tell why a test failed.
const data = join(root, 'node_modules', '.cache', 'parcours', 'e2e-data')

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  // One product, one demo: tests that change it must not overlap.
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    // Filled by the pattern below, once the product is up.
    baseURL: process.env.PARCOURS_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1440, height: 900 },
        launchOptions: { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
      },
    },
  ],
  webServer: {
    // As a user starts it, demo included.
    command: 'node scripts/start.mjs --reset',
    cwd: root,
    env: { PARCOURS_DATA: data },
    wait: { stdout: /Open (?<PARCOURS_URL>http:\S+)/ },
    stdout: 'pipe',
    timeout: 900_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
  },
})
