// @ts-check
/** Connections in the hands of somebody who means no good. */
import { connect } from 'node:net'
import { pause, placeOf } from './scene.js'

/** @typedef {import('./scene.js').Scene} Scene */

/** Doors that attackers go to in turn. */
export const attacked = /** @type {const} */ ([
  'operate',
  'tasklist',
  'optimize',
  'zeebe',
  'elasticsearch',
  'control'
])

/** What every door has, and answers with 200. */
const paths = {
  operate: '/actuator/backups',
  tasklist: '/actuator/backups',
  optimize: '/actuator/backups',
  zeebe: '/actuator/backups',
  elasticsearch: '/_snapshot',
  control: '/clock'
}

/** @typedef {(typeof attacked)[number]} Attacked */

/**
 * @param {number} turn
 * @returns {Attacked}
 */
export function doorAt(turn) {
  return attacked[turn % attacked.length] ?? 'operate'
}

/**
 * A request that is right.
 *
 * @param {Attacked} door
 * @param {string} [more] Headers, each with its line end.
 */
export function goodRequest(door, more = '') {
  return `GET ${paths[door]} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
}

/**
 * Opens a connection. Whatever becomes of it is no error here.
 *
 * @param {Scene} scene
 * @param {string} door
 */
export async function open(scene, door) {
  const socket = connect({ ...placeOf(scene, door), noDelay: true, allowHalfOpen: true })
  socket.on('error', () => socket.destroy())
  await new Promise(resolve => {
    socket.once('connect', resolve)
    socket.once('close', resolve)
  })
  return socket
}

/**
 * Waits until the other side hangs up; after a while this one does.
 *
 * @param {import('node:net').Socket} socket
 * @param {number} timeoutMs
 * @param {AbortSignal} over
 * @returns {Promise<boolean>} Whether the other side did.
 */
export async function hungUp(socket, timeoutMs, over) {
  if (socket.destroyed || socket.readableEnded) return true
  let isIt = false
  const end = new Promise(resolve => {
    for (const event of ['end', 'close']) {
      socket.once(event, () => {
        isIt = true
        resolve(undefined)
      })
    }
  })
  socket.resume()
  await Promise.race([end, pause(timeoutMs, over)])
  socket.destroy()
  return isIt
}

/**
 * Reads until there are so many status lines, or the other side hangs up, or it takes too long.
 *
 * @param {import('node:net').Socket} socket
 * @param {number} count
 * @param {number} timeoutMs
 * @returns {Promise<number[]>} The statuses.
 */
export function statusesFrom(socket, count, timeoutMs) {
  return new Promise(resolve => {
    let text = ''
    const statuses = () =>
      [...text.matchAll(/(?:^|\n|\})HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
    const done = () => {
      clearTimeout(timer)
      socket.off('data', take).off('end', done).off('close', done)
      resolve(statuses())
    }
    const take = (/** @type {Buffer} */ chunk) => {
      text += chunk.toString('latin1')
      if (statuses().length >= count) done()
    }
    const timer = setTimeout(done, timeoutMs)
    socket.on('data', take)
    socket.once('end', done)
    socket.once('close', done)
  })
}
