// @ts-check
/** The three servers that every question is put to. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ask } from '../measuring/recording.js'
import { startServer } from './child.js'

/**
 * @typedef {import('./child.js').Server} Server
 * @typedef {import('../measuring/recording.js').FloorPlan} FloorPlan
 * @typedef {'mock' | 'fastify' | 'http'} ServerName
 */

export const titles = /** @type {const} */ ({
  mock: 'mock',
  http: 'node:http',
  fastify: 'bare Fastify'
})

const floorPrograms = {
  http: fileURLToPath(new URL('./bare-http.js', import.meta.url)),
  fastify: fileURLToPath(new URL('./bare-fastify.js', import.meta.url))
}

/**
 * @param {string} cli The built command line.
 * @param {{ isProbed: boolean }} [wish]
 * @param {readonly string[]} [more] Flags beside those that every mock has here.
 */
export function startMock(cli, wish = { isProbed: true }, more = []) {
  const flags = [
    '--port-base',
    '0',
    '--pace',
    'instant',
    '--log-level',
    'silent',
    '--seed',
    'bench'
  ]
  return startServer([cli, 'serve', ...flags, ...more], wish)
}

/**
 * @param {'http' | 'fastify'} name
 * @param {string} planFile
 * @param {{ isProbed: boolean }} [wish]
 */
export function startFloor(name, planFile, wish = { isProbed: true }) {
  return startServer([floorPrograms[name], planFile], wish)
}

/**
 * Writes down what the floors shall say.
 *
 * @param {FloorPlan} plan
 * @returns {string} The file.
 */
export function writeFloorPlan(plan) {
  return writeJson('plan.json', plan)
}

/** @type {string[]} */
const folders = []

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/**
 * Writes a file, in a folder that goes with the process.
 *
 * @param {string} name
 * @param {unknown} value
 * @returns {string} Where it lies.
 */
export function writeJson(name, value) {
  const folder = mkdtempSync(path.join(tmpdir(), 'c8-backup-mock-bench-'))
  folders.push(folder)
  const file = path.join(folder, name)
  writeFileSync(file, JSON.stringify(value))
  return file
}

/**
 * Makes sure that a floor says what the mock said, byte for byte and framed alike.
 *
 * @param {Server} floor
 * @param {FloorPlan} plan
 */
export async function mustSayTheSame(floor, { request, answer }) {
  const said = await ask(bareUrl(floor), request)
  for (const what of /** @type {const} */ (['status', 'body', 'isChunked'])) {
    if (said[what] === answer[what]) continue
    throw new Error(`a floor has another ${what}: ${said[what]} instead of ${answer[what]}`)
  }
}

/** @param {Server} floor */
export function bareUrl({ doors }) {
  return doorUrl(doors, 'bare')
}

/**
 * @param {Readonly<Record<string, string>>} doors
 * @param {string} name
 */
export function doorUrl(doors, name) {
  const url = doors[name]
  if (url === undefined) throw new Error(`no door ${name} among ${Object.keys(doors).join(', ')}`)
  return url
}
