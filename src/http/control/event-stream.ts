import type { WorldEvent } from '../../domain/world-event.js'
import { conditionState } from '../../wire/control/condition-words.js'
import { type EventKind, eventAt } from '../../wire/control/event.js'
import { instantText } from '../../wire/control/instant.js'
import { journalEntry } from '../../wire/control/journal-words.js'
import { writeJson } from '../../wire/control/json.js'
import type { World } from '../../world/world.js'
import { EventBuffer } from './event-buffer.js'
import { untilDisturbed } from './watch.js'

/** How often a stream shows that it is alive, in milliseconds on the clock outside. */
const heartbeatMs = 15_000

export interface EventStreamOptions {
  readonly worldName: string
  readonly kinds: ReadonlySet<EventKind>
  /** Aborts when the reader has gone. */
  readonly gone: AbortSignal
  /** How far the reader may be behind, in bytes. */
  readonly behindBytesMax?: number
}

/** What happens in a world from now on, as server-sent events. */
export function eventStream(world: World, options: EventStreamOptions): EventBuffer {
  const { kinds, gone } = options
  const buffer = new EventBuffer(options.behindBytesMax)
  const over = new AbortController()
  const say = (kind: EventKind, data: object) => {
    if (kinds.has(kind)) buffer.push(`event: ${kind}\ndata: ${writeJson(data)}\n\n`)
    if (buffer.isOver) over.abort()
  }
  const heartbeat = setInterval(() => buffer.push(': still here\n\n'), heartbeatMs)
  const deaf = tellRequests(world, options.worldName, say)
  const end = () => over.abort()
  gone.addEventListener('abort', end, { once: true })
  world.closed.addEventListener('abort', end, { once: true })
  over.signal.addEventListener('abort', () => {
    clearInterval(heartbeat)
    deaf()
    gone.removeEventListener('abort', end)
    world.closed.removeEventListener('abort', end)
    buffer.end()
  })
  if (gone.aborted || world.closed.aborted) end()
  buffer.push(`: events of ${options.worldName}\n\n`)
  void tellTransitions(world, say, over.signal)
  return buffer
}

type Say = (kind: EventKind, data: object) => void

/** @returns stops it. */
function tellRequests(world: World, worldName: string, say: Say): () => void {
  return world.journal.listen(entry => {
    say('request', journalEntry(entry, worldName))
    const { fault } = entry.why
    if (fault === undefined) return
    const { id, atMs, product, method, url } = entry
    const text = `${fault.id} struck request ${id}, ${method} ${url} on ${product}: ${fault.effect}`
    say('fault', { at: instantText(atMs), atMs, fault: fault.id, request: id, text })
  })
}

/** Follows the clock of the world, and looks again whenever its plans may have changed. */
async function tellTransitions(world: World, say: Say, over: AbortSignal): Promise<void> {
  let lookedMs = world.clock.nowMs()
  let told = new Set(world.events.between(lookedMs - 1, lookedMs).map(keyOf))
  let conditions = world.conditions.current()
  while (!over.aborted) {
    await untilDisturbed(world, world.events.nextMs() ?? Number.POSITIVE_INFINITY, over)
    if (over.aborted) return
    const nowMs = world.clock.nowMs()
    // Something may be planned for the very instant at which we have looked.
    const found = world.events.between(lookedMs - 1, nowMs)
    for (const event of found) {
      if (!told.has(keyOf(event))) say('transition', eventAt(event.atMs, event))
    }
    told = new Set(found.filter(it => it.atMs === nowMs).map(keyOf))
    lookedMs = nowMs
    if (world.conditions.current() === conditions) continue
    conditions = world.conditions.current()
    say('condition', { at: instantText(nowMs), atMs: nowMs, ...conditionState(conditions) })
  }
}

/** Tells events apart. */
function keyOf({ atMs, kind, subject, text }: WorldEvent): string {
  return `${atMs} ${kind} ${subject} ${text}`
}
