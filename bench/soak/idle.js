// @ts-check
/** Very many connections that have asked once and then stay. */
import { execFileSync } from 'node:child_process'
import { pause } from './scene.js'
import { doorAt, goodRequest, open, statusesFrom } from './wire.js'

export const IDLE_MAX = 10_000
/** Descriptors that either side needs for everything else. */
const RESERVED = 1_500
/** How many are opened at a time. */
const AT_A_TIME = 100
const PATIENCE_MS = 15_000

/** How many files a process may have open at a time. */
export function filesMax() {
  const text = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim()
  return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text)
}

/** @param {number} wanted */
export function idleCount(wanted) {
  return Math.max(0, Math.min(wanted, filesMax() - RESERVED))
}

/**
 * Keeps so many idle connections open; one that the other side has ended makes room for another.
 *
 * @param {number} count
 * @returns {import('./scene.js').Part}
 */
export function stayIdle(count) {
  return async scene => {
    let alive = 0
    let turn = 0
    let most = 0
    const openOne = async () => {
      const door = doorAt(turn)
      turn += 1
      alive += 1
      const socket = await open(scene, door)
      socket.once('close', () => {
        alive -= 1
      })
      if (socket.destroyed) alive -= 1
      socket.write(goodRequest(door, 'Connection: keep-alive\r\n'))
      const [status] = await statusesFrom(socket, 1, PATIENCE_MS)
      if (status !== 200) scene.wrong(`an idle client of ${door} was answered ${status}`)
      socket.resume().once('end', () => socket.destroy())
      scene.did('idle connections opened')
      if (alive > most) {
        scene.did('idle connections open at a time', alive - most)
        most = alive
      }
    }
    while (!scene.over.aborted) {
      const missing = Math.min(AT_A_TIME, count - alive)
      if (missing > 0) await Promise.all(Array.from({ length: missing }, openOne))
      await pause(50, scene.over)
    }
  }
}
