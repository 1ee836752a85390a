import t from 'tap'
import type { FaultEffect, FaultWhen } from '../../src/domain/fault.js'
import { faultComplaints } from '../../src/domain/fault-complaints.js'

t.test('a rule that may stand has no complaints', async t => {
  const effects: FaultEffect[] = [
    { status: 200 },
    { status: 599, body: null, headers: {}, point: 'after', delay: 0 },
    { delay: 3_600_000, point: 'after' },
    { delay: { uniform: [5, 5] }, hang: 'before' },
    { delay: { logNormal: { medianMs: 1, sigma: 10 } }, reset: 'after' },
    { mangle: 'truncated', drip: { bytes: 1, everyMs: 0 }, status: 502 }
  ]
  for (const effect of effects) t.strictSame(faultComplaints({ when: {}, effect }), [])
  const when: FaultWhen = {
    nth: 1,
    skip: 0,
    times: 1,
    probability: 1,
    window: { fromMs: 1, toMs: 2 }
  }
  t.strictSame(faultComplaints({ when, effect: { delay: 1 } }), [])
})

t.test('every complaint names its field, and all come at once', async t => {
  const when = { nth: 0, skip: -1, times: 1.5, probability: 1.1, window: { fromMs: 2, toMs: 2 } }
  t.strictSame(faultComplaints({ when, effect: {} }), [
    'when.nth: 0 is not a whole number from 1 on',
    'when.skip: -1 is not a whole number from 0 on',
    'when.times: 1.5 is not a whole number from 1 on',
    'when.probability: 1.1 is not between 0 and 1',
    'when.window: it ends before it begins',
    'effect: one of status, delay, hang, reset, mangle and drip is needed'
  ])
  const rows: [effect: FaultEffect, complaints: string[]][] = [
    [{ status: 502, reset: 'after' }, ['effect: status and reset exclude each other']],
    [
      { hang: 'after', drip: { bytes: 1, everyMs: 1 } },
      ['effect.drip: there is no answer left to drip']
    ],
    [{ reset: 'after', mangle: 'malformed' }, ['effect.mangle: there is no answer left to mangle']],
    [{ delay: 1, body: 'x' }, ['effect.body: needs a status']],
    [{ delay: 1, headers: {} }, ['effect.headers: needs a status']],
    [{ hang: 'after', point: 'after' }, ['effect.point: needs a status or a delay']],
    [{ status: 199 }, ['effect.status: 199 is not between 200 and 599']],
    [{ status: 600 }, ['effect.status: 600 is not between 200 and 599']],
    [{ delay: -1 }, ['effect.delay: -1 ms is not between 0 and 3600000 ms']],
    [{ delay: 3_600_001 }, ['effect.delay: 3600001 ms is not between 0 and 3600000 ms']],
    [{ delay: { uniform: [2, 1] } }, ['effect.delay.uniform: it ends before it begins']],
    [
      { delay: { logNormal: { medianMs: 0.5, sigma: 11 } } },
      [
        'effect.delay.logNormal.median: 0.5 ms is not between 0 and 3600000 ms',
        'effect.delay.logNormal.sigma: 11 is not between 0 and 10'
      ]
    ],
    [
      { drip: { bytes: 0, everyMs: -1 } },
      [
        'effect.drip.bytes: 0 is not a whole number from 1 on',
        'effect.drip.every: -1 ms is not between 0 and 3600000 ms'
      ]
    ]
  ]
  for (const [effect, complaints] of rows) {
    t.strictSame(faultComplaints({ when: {}, effect }), complaints, complaints.join())
  }
})
