import {
  ClockAdvance,
  ClockMoved,
  ClockSetting,
  ClockState,
  type ClockWish,
  clockWish,
  moveOf
} from '../../wire/control/clock.js'
import { eventAt } from '../../wire/control/event.js'
import { instantText } from '../../wire/control/instant.js'
import type { Clock, ClockMode } from '../../world/clock.js'
import type { World } from '../../world/world.js'
import { type Operation, ok, operation, type Reply, refused } from './operation.js'

const tag = 'clock'
const state = { 200: { description: 'The clock', schema: ClockState } }

export const clockOperations: readonly Operation[] = [
  operation({
    operationId: 'getClock',
    method: 'GET',
    path: '/clock',
    tag,
    summary: 'What the clock of the world shows, and how it runs',
    responses: state,
    handle: ({ world }) => ok(clockState(world.clock))
  }),
  operation({
    operationId: 'setClock',
    method: 'PUT',
    path: '/clock',
    tag,
    summary: 'Pins the clock, lets it run, or sets it on; it never goes back',
    body: ClockSetting,
    responses: state,
    handle: ({ world: { clock }, body }) => {
      const wish = clockWish(body, clock.nowMs())
      if (Array.isArray(wish)) return refused(400, ...wish)
      const { nowMs } = wish as ClockWish
      clock.set({ mode: modeOf(wish as ClockWish, clock), ...(nowMs !== undefined && { nowMs }) })
      return ok(clockState(clock))
    }
  }),
  operation({
    operationId: 'advanceClock',
    method: 'POST',
    path: '/clock/advance',
    tag,
    summary: 'Moves a clock that stands still: by a length, to an instant, or to the next event',
    body: ClockAdvance,
    responses: {
      200: { description: 'The clock, and what has happened on the way', schema: ClockMoved },
      409: { description: 'The clock runs by itself' }
    },
    handle: ({ world, body }) => advanced(world, body)
  }),
  operation({
    operationId: 'resetClock',
    method: 'POST',
    path: '/clock/reset',
    tag,
    summary: 'Lets time run as it was configured, from now on',
    responses: state,
    handle: ({ world: { clock } }) => {
      clock.reset()
      return ok(clockState(clock))
    }
  })
]

function advanced(world: World, body: ClockAdvance): Reply {
  const { clock, events } = world
  if (!clock.isManual) {
    const how = 'PUT /clock {"mode":"manual"} pins it, as does a start with --clock manual'
    return refused(409, `a ${clock.mode.mode} clock runs by itself; ${how}`)
  }
  const nowMs = clock.nowMs()
  const move = moveOf(body, nowMs)
  if (move.kind === 'refused') return refused(400, move.complaint)
  const toMs = move.kind === 'by' ? nowMs + move.byMs : (events.nextMs() ?? nowMs)
  // Read off the plans before the move: they say what will have happened.
  const happened = events.between(nowMs, toMs).map(it => eventAt(it.atMs, it))
  clock.advance(toMs - nowMs)
  return ok({ ...clockState(clock), happened })
}

function modeOf({ mode, factor = 1 }: ClockWish, clock: Clock): ClockMode {
  if (mode === undefined) return clock.mode
  return mode === 'scaled' ? { mode, factor } : { mode }
}

function clockState(clock: Clock): ClockState {
  const nowMs = clock.nowMs()
  const { mode } = clock.mode
  const factor = clock.mode.mode === 'scaled' ? clock.mode.factor : mode === 'real' ? 1 : 0
  return { mode, factor, now: instantText(nowMs), nowMs }
}
