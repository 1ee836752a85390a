/**
 * Connections between two requests, by the world that they served last.
 *
 * Many clients silently repeat a request when a connection that has served before turns out to be dead. While a
 * world has a rule that cuts connections off, none of them may therefore serve twice: answers say so, and those
 * that stand idle when the rule is added are ended, and those that are at work for somebody else behind that answer:
 * it may be the very request that adds the rule.
 */
import type { Socket } from 'node:net'
import type { World } from '../../world/world.js'
import { connectionOf } from '../transport/connection.js'

/** How many exchanges each connection has under way. */
type Held = Map<Socket, number>

const heldBy = new WeakMap<World, Held>()

/** Where a connection is held; one may serve many worlds in turn, and is told only once that it ends. */
const holdersOf = new WeakMap<Socket, Set<Held>>()

/** A connection is at work for a world, once more. */
export function holdConnection(world: World, socket: Socket): void {
  const held = heldBy.get(world) ?? firstOf(world)
  const atWork = held.get(socket)
  if (atWork === undefined) holders(socket).add(held)
  held.set(socket, (atWork ?? 0) + 1)
}

/** The work is done. */
export function releaseConnection(world: World, socket: Socket): void {
  const held = heldBy.get(world)
  const atWork = held?.get(socket)
  if (held === undefined || atWork === undefined) return
  held.set(socket, atWork - 1)
  // The rule may have come when the head of the answer, which says so, was gone already.
  if (atWork === 1 && world.faults.cutConnections) socket.destroySoon()
}

function holders(socket: Socket): Set<Held> {
  const known = holdersOf.get(socket)
  if (known !== undefined) return known
  const fresh = new Set<Held>()
  holdersOf.set(socket, fresh)
  socket.once('close', () => {
    for (const held of fresh) held.delete(socket)
  })
  return fresh
}

function firstOf(world: World): Held {
  const held: Held = new Map()
  heldBy.set(world, held)
  watch(world, held)
  return held
}

function watch(world: World, held: Held): void {
  const { faults } = world
  const look = () => {
    watch(world, held)
    if (!faults.cutConnections) return
    for (const [socket, atWork] of held) if (atWork === 0) connectionOf(socket)?.endWhenIdle()
  }
  faults.changes.next.addEventListener('abort', look, { once: true })
}
