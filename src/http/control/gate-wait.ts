import { gateName } from '../../domain/gate.js'
import { backupIdJson } from '../../wire/control/backup-id.js'
import { durationText, lengthMs } from '../../wire/control/duration.js'
import type { Gate } from '../../wire/control/gate.js'
import { instantText } from '../../wire/control/instant.js'
import type { HeldGate } from '../../world/gates.js'
import type { World } from '../../world/world.js'
import { ok, type Reply, refused } from './operation.js'
import { untilDisturbed } from './watch.js'

/** The longest wait at a gate, and the usual one, in milliseconds on the clock outside. */
const waitMsMax = 60_000
const waitMsUsual = 10_000

/** What has come to a gate, and what will. */
function arrivalsAt(world: World, { point, backupId }: HeldGate) {
  return world.events
    .arrivals()
    .filter(it => gateName(it.point) === gateName(point))
    .filter(it => backupId === undefined || String(it.backupId) === String(backupId))
}

export function gateState(world: World, gate: HeldGate): Gate {
  const { point, backupId } = gate
  const nowMs = world.clock.nowMs()
  const standing = arrivalsAt(world, gate).filter(it => it.atMs <= nowMs)
  return {
    point: gateName(point),
    ...(backupId !== undefined && { backupId: backupIdJson(backupId) }),
    held: world.gates.isHeld(point, backupId),
    reached: standing.length > 0,
    waiting: standing.map(it => ({
      ...(it.backupId !== undefined && { backupId: backupIdJson(it.backupId) }),
      ...(it.snapshot !== undefined && { snapshot: it.snapshot }),
      since: instantText(it.atMs)
    }))
  }
}

/** Waits until something stands at a gate: 200, or 408 when that takes too long. */
export async function waitAtGate(
  world: World,
  gate: HeldGate,
  timeout: string | undefined,
  gone: AbortSignal
): Promise<Reply> {
  const name = gateName(gate.point)
  const limitMs = timeout === undefined ? waitMsUsual : lengthMs(timeout)
  if (limitMs > waitMsMax) {
    return refused(
      400,
      `timeout: "${timeout}" is not allowed; give ${durationText(waitMsMax)} at most`
    )
  }
  if (!world.gates.isHeld(gate.point, gate.backupId)) {
    return refused(409, `${name} is not held, so nothing stops there; PUT /gates/${name} holds it`)
  }
  const late = new AbortController()
  // Not `AbortSignal.timeout`, which keeps no process alive that has nothing else to do.
  const timer = setTimeout(() => late.abort(), limitMs)
  try {
    const over = AbortSignal.any([gone, late.signal])
    const state = await standingAt(world, gate, over)
    if (state !== undefined) return ok(state)
  } finally {
    clearTimeout(timer)
  }
  return refused(408, `nothing came to ${name} within ${durationText(limitMs)}${hint(world, gate)}`)
}

/** `undefined` where the wait is over before anything stands there. */
async function standingAt(
  world: World,
  gate: HeldGate,
  over: AbortSignal
): Promise<Gate | undefined> {
  for (;;) {
    const state = gateState(world, gate)
    if (state.reached) return state
    if (over.aborted || world.closed.aborted) return undefined
    const next = Math.min(...arrivalsAt(world, gate).map(it => it.atMs))
    await untilDisturbed(world, next, over)
  }
}

/** What keeps it from coming, where that is the clock. */
function hint(world: World, gate: HeldGate): string {
  const [next] = arrivalsAt(world, gate).toSorted((a, b) => a.atMs - b.atMs)
  if (next === undefined) return '; no run is on its way there'
  const isPinned = world.clock.isManual && Number.isFinite(next.atMs)
  return isPinned ? `; the clock stands still, and it comes at ${instantText(next.atMs)}` : ''
}
