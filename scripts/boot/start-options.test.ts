import { describe, expect, test } from 'vitest'
import { parseStartOptions } from './start-options.mjs'

describe('the command line of npm start', () => {
  test('nothing means the demo, on a port of our choice', () => {
    expect(parseStartOptions([])).toEqual({ demo: true, reset: false, dev: false, help: false, port: undefined })
  })

  test('every option is read, the port in both spellings', () => {
    expect(parseStartOptions(['--no-demo', '--reset', '--dev', '--port', '5000'])).toEqual({ demo: false, reset: true, dev: true, help: false, port: 5000 })
    expect(parseStartOptions(['--port=5001']).port).toBe(5001)
  })

  test.each([['--prot'], ['5000'], ['--port'], ['--port=0'], ['--port=70000'], ['--port', 'x']])('%s %s is refused', (...args) => {
    expect(() => parseStartOptions(args)).toThrow(/Unknown option|--port needs a number/)
  })

  test('an option that npm swallowed is not lost in silence', () => {
    expect(() => parseStartOptions([], { npm_config_reset: 'true' })).toThrow('npm start -- --reset')
  })
})
