import fc from 'fast-check'
import t from 'tap'
import type { FaultDelay } from '../../src/domain/fault.js'
import { delayMs, delayMsMax } from '../../src/domain/fault-delay.js'
import { holds } from '../support/property.js'

/** Draws these numbers, one after another, and again from the first. */
function drawing(...numbers: readonly number[]) {
  let at = -1
  return () => {
    at += 1
    return numbers[at % numbers.length] ?? 0
  }
}

const almostOne = 1 - 2 ** -32

t.test('a delay is fixed, anything in a range, or mostly about its median', async t => {
  const normal = { logNormal: { medianMs: 1_000, sigma: 0.5 } }
  const rows: [delay: FaultDelay, draws: number[], expected: number, why: string][] = [
    [2_000, [], 2_000, 'fixed'],
    [0, [], 0, 'none'],
    [{ uniform: [10, 20] }, [0], 10, 'the least of a range'],
    [{ uniform: [10, 20] }, [almostOne], 20, 'the most of a range'],
    [{ uniform: [10, 10] }, [0.5], 10, 'a range of one'],
    [normal, [0.5, 0.25], 1_000, 'the median: the cosine of a right angle is none'],
    [normal, [0, 0.3], 1_000, 'the median: no radius'],
    [normal, [0.5, 0], 1_802, 'beyond it'],
    [normal, [0.5, 0.5], 555, 'before it'],
    [{ logNormal: { medianMs: 1_000, sigma: 0 } }, [0.9, 0], 1_000, 'without any spread'],
    [{ logNormal: { medianMs: 1_000, sigma: 10 } }, [0.9, 0], delayMsMax, 'never above the limit']
  ]
  for (const [delay, draws, expected, why] of rows) {
    t.equal(delayMs(delay, 'fault.x', drawing(...draws)), expected, why)
  }
})

t.test('a delay is whole and within its limits, whatever is drawn', async t => {
  const unit = fc.double({ min: 0, max: almostOne, noNaN: true })
  const ms = fc.nat({ max: delayMsMax })
  const delay = fc.oneof(
    ms,
    fc.tuple(ms, ms).map(([a, b]) => ({ uniform: [Math.min(a, b), Math.max(a, b)] as const })),
    fc
      .record({ medianMs: ms, sigma: fc.double({ min: 0, max: 10, noNaN: true }) })
      .map(logNormal => ({ logNormal }))
  )
  await holds(
    t,
    fc.property(delay, unit, unit, (it, first, second) => {
      const drawn = delayMs(it, 'fault.x', drawing(first, second))
      const inRange =
        typeof it !== 'object' ||
        !('uniform' in it) ||
        (drawn >= it.uniform[0] && drawn <= it.uniform[1])
      return Number.isSafeInteger(drawn) && drawn >= 0 && drawn <= delayMsMax && inRange
    })
  )
})
