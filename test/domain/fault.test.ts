import fc from 'fast-check'
import t from 'tap'
import {
  cutsOff,
  type FaultEffect,
  type FaultRecord,
  type FaultWhen,
  fits,
  isDue,
  isSpent,
  type RequestFacts
} from '../../src/domain/fault.js'
import { holds } from '../support/property.js'

const facts: RequestFacts = {
  product: 'operate',
  operation: 'takeBackup',
  backupId: '42',
  method: 'POST',
  path: '/actuator/backups',
  nowMs: 1_000
}

t.test('a rule is about the requests that fit all it names', async t => {
  const rows: [when: FaultWhen, isFit: boolean, why: string][] = [
    [{}, true, 'naming nothing means everything'],
    [{ product: 'operate' }, true, 'the door'],
    [{ product: 'tasklist' }, false, 'another door'],
    [{ operation: 'takeBackup' }, true, 'the operation'],
    [{ operation: '*Backup' }, true, 'a pattern of operations'],
    [{ operation: 'getBackup' }, false, 'another operation'],
    [{ backupId: '42' }, true, 'the backup'],
    [{ backupId: '420' }, false, 'an id is no prefix'],
    [{ method: 'post' }, true, 'case of a method does not matter'],
    [{ method: 'GET' }, false, 'another method'],
    [{ path: '/actuator/*' }, true, 'a pattern of paths'],
    [{ path: '/actuator' }, false, 'a path is no prefix'],
    [{ window: { fromMs: 1_000 } }, true, 'a window begins with its first instant'],
    [{ window: { fromMs: 1_001 } }, false, 'not before'],
    [{ window: { toMs: 1_001 } }, true, 'a window lasts until just before its end'],
    [{ window: { toMs: 1_000 } }, false, 'not longer'],
    [{ product: 'operate', method: 'GET' }, false, 'one thing that does not fit is enough']
  ]
  for (const [when, isFit, why] of rows) t.equal(fits(when, facts), isFit, why)
  const nameless = { ...facts, operation: undefined, backupId: undefined }
  t.equal(fits({ operation: 'takeBackup' }, nameless), false, 'a path without a route')
  t.equal(fits({ operation: '*' }, nameless), true, 'any operation is none as well')
  t.equal(fits({ backupId: '42' }, nameless), false, 'a request about no backup')
})

t.test('which of its attempts a rule strikes', async t => {
  const strikes = (when: FaultWhen, attempts: number) => {
    let struck = 0
    return Array.from({ length: attempts }, (_, at) => {
      const due = isDue(when, at + 1, struck)
      if (due) struck += 1
      return due ? '#' : '.'
    }).join('')
  }
  const rows: [when: FaultWhen, expected: string, why: string][] = [
    [{}, '#####', 'every one'],
    [{ nth: 1 }, '#....', 'the first'],
    [{ nth: 3 }, '..#..', 'the third'],
    [{ skip: 2 }, '..###', 'all but the first two'],
    [{ times: 2 }, '##...', 'the first two'],
    [{ skip: 1, times: 2 }, '.##..', 'two behind the first'],
    [{ skip: 3, nth: 3 }, '.....', 'one that is let through']
  ]
  for (const [when, expected, why] of rows) t.equal(strikes(when, 5), expected, why)
})

t.test('a rule is spent when it cannot strike again', async t => {
  const record = (when: FaultWhen, attempts: number, struck: number): FaultRecord => ({
    rule: { id: 'fault-1', when, effect: { reset: 'after' } },
    attempts,
    struck
  })
  const rows: [record: FaultRecord, spent: boolean, why: string][] = [
    [record({}, 9, 9), false, 'never, without a limit'],
    [record({ times: 2 }, 1, 1), false, 'one is left'],
    [record({ times: 2 }, 2, 2), true, 'none is left'],
    [record({ nth: 2 }, 1, 0), false, 'its attempt is to come'],
    [record({ nth: 2 }, 2, 0), true, 'its attempt is over, whether or not it struck'],
    [record({ window: { toMs: 1_001 } }, 0, 0), false, 'its window is open'],
    [record({ window: { toMs: 1_000 } }, 0, 0), true, 'its window is over']
  ]
  for (const [it, spent, why] of rows) t.equal(isSpent(it, 1_000), spent, why)
})

t.test('some effects end a connection before its answer is whole', async t => {
  const rows: [effect: FaultEffect, cuts: boolean][] = [
    [{ hang: 'before' }, true],
    [{ reset: 'after' }, true],
    [{ mangle: 'truncated' }, true],
    [{ mangle: 'malformed' }, false],
    [{ status: 502 }, false],
    [{ delay: 1 }, false],
    [{ drip: { bytes: 1, everyMs: 1 } }, false]
  ]
  for (const [effect, cuts] of rows) t.equal(cutsOff(effect), cuts, JSON.stringify(effect))
})

t.test('however the limits are set, no more is struck than they allow', async t => {
  const limits = fc.record(
    {
      nth: fc.integer({ min: 1, max: 9 }),
      skip: fc.nat({ max: 9 }),
      times: fc.integer({ min: 1, max: 9 })
    },
    { requiredKeys: [] }
  )
  await holds(
    t,
    fc.property(limits, fc.nat({ max: 30 }), (when, attempts) => {
      let struck = 0
      for (let at = 1; at <= attempts; at += 1) if (isDue(when, at, struck)) struck += 1
      const { nth, skip = 0, times = attempts } = when
      const possible = Math.max(0, attempts - skip)
      const expected = Math.min(possible, times)
      if (nth === undefined) return struck === expected
      return struck === (nth > skip && nth <= attempts ? 1 : 0)
    })
  )
})
