import {
  ClockAdvance,
  type ClockState,
  moveOf,
  ClockState as State
} from '../../wire/control/clock.js'
import { instantText } from '../../wire/control/instant.js'
import { type Clock, ManualClock } from '../../world/clock.js'
import { type Operation, ok, operation, refused } from './operation.js'

const tag = 'clock'

export const clockOperations: readonly Operation[] = [
  operation({
    operationId: 'getClock',
    method: 'GET',
    path: '/clock',
    tag,
    summary: 'What the clock of the world shows, and how it runs',
    responses: { 200: { description: 'The clock', schema: State } },
    handle: ({ world }) => ok(clockState(world.clock))
  }),
  operation({
    operationId: 'advanceClock',
    method: 'POST',
    path: '/clock/advance',
    tag,
    summary: 'Moves a clock that stands still',
    body: ClockAdvance,
    responses: {
      200: { description: 'The clock after the move', schema: State },
      409: { description: 'The clock runs by itself' }
    },
    handle: ({ world: { clock }, body }) => {
      if (!(clock instanceof ManualClock)) {
        return refused(
          409,
          `a ${clock.mode.mode} clock runs by itself; start with --clock manual to move it`
        )
      }
      const move = moveOf(body, clock.nowMs())
      if (move.kind === 'refused') return refused(400, move.complaint)
      if (move.kind === 'by') clock.advance(move.byMs)
      return ok(clockState(clock))
    }
  })
]

function clockState(clock: Clock): ClockState {
  const nowMs = clock.nowMs()
  const { mode } = clock.mode
  const factor = clock.mode.mode === 'scaled' ? clock.mode.factor : mode === 'real' ? 1 : 0
  return { mode, factor, now: instantText(nowMs), nowMs }
}
