// @ts-check
/** The mock under attack: a process of its own, whose log is read and whose memory is looked at. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * @typedef {object} Victim
 * @property {Readonly<Record<string, string>>} doors
 * @property {readonly string[]} errors What it has said of itself that it should not have to.
 * @property {() => boolean} isAlive
 * @property {() => Promise<import('../servers/probe.js').Usage>} usage After a collection.
 * @property {() => Promise<Ending>} stop
 *
 * @typedef {object} Ending
 * @property {number | null} code
 * @property {number} tookMs From SIGTERM to the end.
 */

/** From this level on the log tells of a mistake of the mock's own. */
const ERROR_LEVEL = 50
/** Then it is ended the hard way. */
const STOP_TIMEOUT_MS = 10_000

/**
 * @param {string} cli
 * @returns {Promise<Victim>}
 */
export async function startVictim(cli) {
  const probe = new URL('../servers/probe.js', import.meta.url).href
  const flags = ['--port-base', '0', '--camunda', '8.7', '--pace', 'instant', '--seed', 'soak']
  const argv = ['--expose-gc', '--import', probe, cli, 'serve', ...flags, '--log-level', 'warn']
  const child = spawn(process.execPath, [...process.execArgv, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  /** @type {string[]} */
  const errors = []
  if (child.stdout === null || child.stderr === null) throw new Error('the mock has no output')
  createInterface(child.stderr).on('line', line => {
    if (isError(line)) errors.push(line)
  })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(([code]) => {
      throw new Error(`the mock ended with ${code}: ${errors.join('\n')}`)
    })
  ])
  return {
    doors: JSON.parse(line).doors,
    errors,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async usage() {
      child.send({ collect: true, watch: true })
      const [usage] = await once(child, 'message')
      return usage
    },
    async stop() {
      const beganMs = performance.now()
      child.kill('SIGTERM')
      const timer = setTimeout(kill, STOP_TIMEOUT_MS)
      const [code] = await ended
      clearTimeout(timer)
      process.off('exit', kill)
      return { code, tookMs: performance.now() - beganMs }
    }
  }
}

/** @param {string} line */
function isError(line) {
  try {
    return JSON.parse(line).level >= ERROR_LEVEL
  } catch {
    // What is no JSON was said by Node, or by the command line as it broke down.
    return !/^requests still open after/.test(line)
  }
}
