import t from 'tap'
import type { FaultEffect, FaultRecord, FaultWhen, RequestFacts } from '../../src/domain/fault.js'
import { delayMsMax } from '../../src/domain/fault-delay.js'
import { judge } from '../../src/domain/fault-strike.js'

const facts: RequestFacts = {
  product: 'operate',
  operation: 'takeBackup',
  backupId: '42',
  method: 'POST',
  path: '/actuator/backups',
  nowMs: 1_000
}

const never = () => {
  throw new Error('nothing is drawn')
}

function known(...rules: readonly [when: FaultWhen, effect: FaultEffect][]): FaultRecord[] {
  return rules.map(([when, effect], at) => ({
    rule: { id: `fault-${at + 1}`, when, effect },
    attempts: 0,
    struck: 0
  }))
}

const tallies = (records: readonly FaultRecord[]) =>
  records.map(({ rule, attempts, struck }) => `${rule.id} ${attempts}/${struck}`)

t.test('nothing strikes where no rule fits, and nothing is counted', async t => {
  const { strike, records } = judge(known([{ method: 'GET' }, { status: 502 }]), facts, never)
  t.equal(strike, undefined)
  t.strictSame(records, [])
})

t.test('the first rule that ends the exchange wins, and later ones keep their strikes', async t => {
  const rules = known(
    [{}, { delay: 100 }],
    [{ times: 1 }, { status: 502, body: 'no', headers: { 'x-a': '1' }, delay: 10 }],
    [{ times: 1 }, { reset: 'after', delay: 5_000 }],
    [{}, { delay: 30 }]
  )
  const { strike, records } = judge(rules, facts, never)
  t.strictSame(strike?.end, {
    kind: 'status',
    point: 'before',
    status: 502,
    body: 'no',
    headers: { 'x-a': '1' },
    ruleId: 'fault-2'
  })
  t.strictSame(strike?.delayMs, { before: 140, after: 0 }, 'delays of all that struck add up')
  t.strictSame(
    strike?.rules.map(({ id }) => id),
    ['fault-1', 'fault-2', 'fault-4']
  )
  t.strictSame(tallies(records), ['fault-1 1/1', 'fault-2 1/1', 'fault-3 1/0', 'fault-4 1/1'])
})

t.test('what can be done to one answer together', async t => {
  const drip = { bytes: 1, everyMs: 100 }
  const rows: [effects: FaultEffect[], struck: number[], why: string][] = [
    [[{ mangle: 'malformed' }, { drip }], [1, 2], 'a broken answer may come in pieces'],
    [[{ status: 500 }, { mangle: 'malformed' }], [1, 2], 'an answer put in place may be broken'],
    [[{ mangle: 'malformed' }, { status: 500 }], [1, 2], 'in whichever order'],
    [[{ mangle: 'malformed' }, { mangle: 'truncated' }], [1], 'but not broken twice'],
    [[{ drip }, { drip }], [1], 'nor cut in pieces twice'],
    [[{ hang: 'after' }, { drip }], [1], 'without an answer there are no pieces'],
    [[{ reset: 'before' }, { mangle: 'truncated' }], [1], 'and nothing to break'],
    [[{ hang: 'before' }, { reset: 'before' }], [1], 'one end is enough']
  ]
  for (const [effects, struck, why] of rows) {
    const rules = known(...effects.map((it): [FaultWhen, FaultEffect] => [{}, it]))
    const ids = judge(rules, facts, never).strike?.rules.map(({ id }) => Number(id.slice(6)))
    t.strictSame(ids, struck, why)
  }
})

t.test('a delay acts where its rule says, and is at most an hour in all', async t => {
  const slow = known(
    [{}, { delay: 7, point: 'after' }],
    [{}, { delay: delayMsMax }],
    [{}, { delay: 1 }]
  )
  t.strictSame(judge(slow, facts, never).strike?.delayMs, { before: delayMsMax, after: 7 })
})

t.test('chance is drawn for every attempt, even one that is let through', async t => {
  const purposes: string[] = []
  const draw = (result: number) => (purpose: string) => {
    purposes.push(purpose)
    return result
  }
  const rules = known([{ probability: 0.5, skip: 1 }, { status: 502 }])
  const [first] = judge(rules, facts, draw(0.1)).records
  t.match(first, { attempts: 1, struck: 0 }, 'let through')
  t.strictSame(purposes, ['fault.fault-1'])
  const second = judge(first === undefined ? [] : [first], facts, draw(0.5))
  t.match(second.records, [{ attempts: 2, struck: 0 }], 'as much as the probability is too much')
  const third = judge(second.records, facts, draw(0.499))
  t.match(third.records, [{ attempts: 3, struck: 1 }], 'anything below strikes')
})
