// @ts-check
/** Very many connections that have asked once and then stay. */
import { execFileSync } from 'node:child_process'
import { pause } from './scene.js'
import { doorAt, goodRequest, open, statusesFrom } from './wire.js'

export const IDLE_MAX = 10_000
/** Descriptors that either side needs for everything else. */
const RESERVED = 1_500
/** How many ask at a time. */
const AT_A_TIME = 200
/** They ask again before a door grows tired of them, which is after a minute. */
const ASK_EVERY_MS = 40_000
const PATIENCE_MS = 30_000

/** How many files a process may have open at a time. */
export function filesMax() {
  const text = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim()
  return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text)
}

/** @param {number} wanted */
export function idleCount(wanted) {
  return Math.max(0, Math.min(wanted, filesMax() - RESERVED))
}

/** Keeps so many idle connections open; one that the other side has ended makes room for another. */
export class IdleClients {
  #count
  #asking = 0
  /** Those that are open, by when they have to ask again; the first is the next. @type {Map<import('node:net').Socket, Idle>} */
  #open = new Map()
  #turn = 0
  #most = 0

  /** @param {number} count */
  constructor(count) {
    this.#count = count
  }

  /** How many are open. */
  get size() {
    return this.#open.size
  }

  /** @type {import('./scene.js').Part} */
  stay = async scene => {
    while (!scene.over.aborted) {
      while (this.#asking < AT_A_TIME && this.#begin(scene)) this.#asking += 1
      await pause(5, scene.over)
    }
  }

  /**
   * Lets one of them ask, if any has to.
   *
   * @param {import('./scene.js').Scene} scene
   */
  #begin(scene) {
    const [first] = this.#open
    if (first !== undefined && first[1].askAtMs <= performance.now()) {
      this.#open.delete(first[0])
      void this.#ask(scene, first[0], first[1].door)
      return true
    }
    if (this.#open.size + this.#asking >= this.#count) return false
    const door = doorAt(this.#turn)
    this.#turn += 1
    void open(scene, door).then(socket => {
      scene.did('idle connections opened')
      void this.#ask(scene, socket, door)
    })
    return true
  }

  /**
   * @param {import('./scene.js').Scene} scene
   * @param {import('node:net').Socket} socket
   * @param {import('./wire.js').Attacked} door
   */
  async #ask(scene, socket, door) {
    if (!socket.destroyed) {
      socket.write(goodRequest(door, 'Connection: keep-alive\r\n'))
      const [status] = await statusesFrom(socket, 1, PATIENCE_MS)
      if (status === 200) scene.did('questions of idle connections')
      else scene.wrong(`an idle client of ${door} was answered ${status}`)
    }
    this.#asking -= 1
    if (socket.destroyed) return
    this.#open.set(socket, { door, askAtMs: performance.now() + ASK_EVERY_MS })
    if (this.#open.size > this.#most) {
      scene.did('idle connections open at a time', this.#open.size - this.#most)
      this.#most = this.#open.size
    }
    const end = () => {
      this.#open.delete(socket)
      socket.destroy()
    }
    socket.removeAllListeners('end').removeAllListeners('close')
    socket.resume().once('end', end).once('close', end)
  }
}

/**
 * @typedef {object} Idle
 * @property {import('./wire.js').Attacked} door
 * @property {number} askAtMs
 */
