// @ts-check
/** Servers as processes of their own. None of them outlives the bench, however it ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * @typedef {import('./probe.js').Usage} Usage
 * @typedef {import('./probe.js').Wish} Wish
 */

/**
 * @typedef {object} Server
 * @property {Readonly<Record<string, string>>} doors Base addresses by name.
 * @property {(wish?: Wish) => Promise<Usage>} usage Only of a probed server.
 * @property {() => Promise<void>} stop
 */

/** How long a server may take until it says where it listens, and from SIGTERM to its end. */
const START_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 2_000
const COMPLAINT_CHARACTERS_MAX = 2_000

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set()

process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/**
 * Starts a program that prints one line of JSON, `{"doors":{...}}`, once it answers. It runs with
 * the flags of the bench's own Node.
 *
 * @param {readonly string[]} argv The program and its arguments.
 * @param {{ isProbed: boolean }} wish A cold start is measured without a probe.
 * @returns {Promise<Server>}
 */
export async function startServer(argv, { isProbed }) {
  const probe = new URL('./probe.js', import.meta.url).href
  const flags = isProbed ? ['--expose-gc', '--import', probe] : []
  const child = start([...flags, ...argv], isProbed ? ['ipc'] : [])
  const { doors } = JSON.parse(await firstLine(child, argv))
  return { doors, usage: wish => usageOf(child, wish), stop: () => stop(child) }
}

/**
 * Puts a question to the package in a process of its own.
 *
 * @param {'new-world' | 'new-mock'} question
 * @param {string} cli The command line to measure; the package's entry is beside its folder.
 * @param {readonly number[]} counts
 * @returns {Promise<any>} What was measured; see in-process.js.
 */
export async function runInProcess(question, cli, counts) {
  const program = fileURLToPath(new URL('./in-process.js', import.meta.url))
  const entry = path.resolve(path.dirname(cli), '..', `index${path.extname(cli)}`)
  const argv = [program, question, pathToFileURL(entry).href, ...counts.map(String)]
  const child = start(argv, [])
  const line = await firstLine(child, argv)
  await stop(child)
  return JSON.parse(line)
}

/**
 * @param {readonly string[]} argv
 * @param {readonly 'ipc'[]} channels
 */
function start(argv, channels) {
  const child = spawn(process.execPath, [...process.execArgv, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', ...channels]
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return child
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {readonly string[]} argv
 * @returns {Promise<string>}
 */
function firstLine(child, argv) {
  return new Promise((resolve, reject) => {
    let complaint = ''
    const fail = (/** @type {string} */ what) => {
      clearTimeout(timer)
      reject(new Error(`${argv.join(' ')}: ${what}\n${complaint}`.trimEnd()))
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`not ready after ${START_TIMEOUT_MS} ms`)
    }, START_TIMEOUT_MS)
    child.stderr?.setEncoding('utf8').on('data', text => {
      complaint = (complaint + text).slice(-COMPLAINT_CHARACTERS_MAX)
    })
    child.once('error', error => fail(error.message))
    child.once('close', code => fail(`ended with ${code} before it was ready`))
    if (child.stdout === null) return
    createInterface(child.stdout).once('line', line => {
      clearTimeout(timer)
      resolve(line)
    })
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Wish} [wish]
 * @returns {Promise<Usage>}
 */
async function usageOf(child, wish = {}) {
  child.send(wish)
  const [usage] = await once(child, 'message')
  return usage
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (!alive.has(child)) return
  const gone = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  child.kill('SIGTERM')
  await gone
  clearTimeout(timer)
}
