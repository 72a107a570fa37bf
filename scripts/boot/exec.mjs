import { spawn } from 'node:child_process'
import { onInterrupt } from './interrupt.mjs'
import { Stop } from './say.mjs'

const TAIL_CHARS = 4000
const running = new Set()
let forgetInterrupt = () => {}

/**
 * Runs a command to its end. `output` is the end of what it wrote (also when `show` lets it write to the terminal: then
 * it is empty). Each command is a process group of its own, so that an interrupt reaches its children too.
 */
export function run(command, args, { cwd, env, show = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd, env: env ?? process.env, detached: true, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    let output = ''
    let timer
    const takeBack = track(child)
    const keep = (chunk) => (output = (output + chunk).slice(-TAIL_CHARS))
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (code, reason) => {
      clearTimeout(timer)
      takeBack()
      resolve({ code, output: reason ? `${output}${reason}` : output })
    }
    child.on('error', (error) => end(127, `${command}: ${error.message}`))
    child.on('close', (code, signal) => end(code ?? 1, signal ? `${command} was stopped by ${signal}` : ''))
    if (timeoutMs) timer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), timeoutMs)
  })
}

/** As `run`; a command that fails stops the script with `advice` and the end of its output. */
export async function mustRun(command, args, { advice, ...options }) {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new Stop([output.trim(), `${command} ${args.join(' ')} failed (exit code ${code}).`, advice].filter(Boolean).join('\n'))
}

/** Signals a process and everything it started; quiet when there is nothing left to signal. */
export function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error
  }
}

function track(child) {
  if (running.size === 0) forgetInterrupt = onInterrupt(stopRunning)
  running.add(child)
  return () => {
    running.delete(child)
    if (running.size === 0) forgetInterrupt()
  }
}

/** As Ctrl-C does: test runners end what they have started on SIGINT only. */
async function stopRunning() {
  const children = [...running]
  for (const child of children) killGroup(child.pid, 'SIGINT')
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))))
}
