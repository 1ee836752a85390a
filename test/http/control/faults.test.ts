/** Faults as they are written down: added, listed as they were given, removed; and what makes no sense. */
import t from 'tap'
import { control } from '../../support/control.js'

const faults: [fault: object, listed: object, why: string][] = [
  [{ effect: { status: 502 } }, { when: {}, effect: { status: 502 } }, 'every request'],
  [
    {
      when: {
        product: 'operate',
        operation: 'take*',
        backupId: 42,
        method: 'POST',
        path: '/actuator/*',
        nth: 2,
        skip: 1,
        times: 3,
        probability: 0.5
      },
      effect: { reset: 'after' }
    },
    {
      when: { backupId: '42', nth: 2, skip: 1, times: 3, probability: 0.5 },
      effect: { reset: 'after' }
    },
    'all that can be asked'
  ],
  [
    { when: { window: { from: '10s', to: '2001-02-03T05:00:00Z' } }, effect: { hang: 'before' } },
    { when: { window: { from: '2001-02-03T04:05:16.789Z', to: '2001-02-03T05:00:00.000Z' } } },
    'a window from a length to an instant'
  ],
  [
    {
      effect: {
        status: 429,
        body: { why: [1, null] },
        headers: { 'retry-after': '1' },
        point: 'after'
      }
    },
    {
      effect: {
        status: 429,
        body: { why: [1, null] },
        headers: { 'retry-after': '1' },
        point: 'after'
      }
    },
    'an answer in full'
  ],
  [{ effect: { delay: '2s' } }, { effect: { delay: '2s' } }, 'a delay'],
  [
    { effect: { delay: { uniform: ['1s', '1500ms'] } } },
    { effect: { delay: { uniform: ['1s', '1500ms'] } } },
    'a delay between two'
  ],
  [
    { effect: { delay: { logNormal: { median: '60s', sigma: 0.5 } } } },
    { effect: { delay: { logNormal: { median: '1m', sigma: 0.5 } } } },
    'a delay that is long now and then'
  ],
  [{ effect: { mangle: 'wrongTypes' } }, { effect: { mangle: 'wrongTypes' } }, 'a mangled answer'],
  [
    { effect: { drip: { bytes: 1, every: '100ms' } } },
    { effect: { drip: { bytes: 1, every: '100ms' } } },
    'an answer that drips'
  ]
]

for (const [fault, listed, why] of faults) {
  t.test(`a fault is listed as it was given, under an id: ${why}`, async t => {
    const { ask } = await control(t)
    const { status, body } = await ask('POST', '/faults', fault)
    t.equal(status, 201)
    t.match(body, { id: 'fault-1', attempts: 0, struck: 0, ...listed })
    t.strictSame((await ask('GET', '/faults')).body, { faults: [body] })
    t.strictSame((await ask('GET', '/faults/fault-1')).body, body)
    const { attempts, struck, id, ...again } = body
    t.strictSame((await ask('POST', '/faults', again)).status, 201, 'and can be given again')
    t.equal((await ask('DELETE', '/faults/fault-1')).status, 204)
    t.equal((await ask('DELETE', '/faults/fault-1')).status, 404)
    t.equal((await ask('GET', '/faults/fault-1')).status, 404)
  })
}

t.test('what a fault has done is counted', async t => {
  const { ask, world } = await control(t)
  await ask('POST', '/faults', { when: { product: 'operate', times: 1 }, effect: { status: 502 } })
  const facts = { operation: 'getBackup', backupId: undefined, method: 'GET', path: '/', nowMs: 0 }
  world.faults.strike({ product: 'operate', ...facts })
  world.faults.strike({ product: 'operate', ...facts })
  world.faults.strike({ product: 'zeebe', ...facts })
  t.match((await ask('GET', '/faults/fault-1')).body, { attempts: 2, struck: 1 })
})

const refused: [fault: object, complaint: RegExp, why: string][] = [
  [{}, /^effect: missing; give an object$/, 'no effect'],
  [{ effect: {} }, /^effect: says nothing; give some of status/, 'an empty one'],
  [{ effect: { point: 'after' } }, /^effect: one of status, delay/, 'a point of nothing'],
  [
    { effect: { status: 502, reset: 'after' } },
    /^effect: status and reset exclude each other/,
    'two ends'
  ],
  [
    { effect: { status: 199 } },
    /^effect\.status: 199 is not allowed; give a whole number from 200 to 599/,
    'no status'
  ],
  [{ effect: { body: {} } }, /^effect.*needs a status/, 'a body without a status'],
  [
    { effect: { delay: 5 } },
    /^effect\.delay: 5 is not allowed; give a duration such as "2s", \{"uniform"/,
    'no unit'
  ],
  [
    { effect: { delay: '2h' } },
    /^effect\.delay: 7200000 ms is not between 0 and 3600000/,
    'too long'
  ],
  [
    { effect: { delay: { uniform: ['2s', '1s'] } } },
    /^effect\.delay\.uniform: it ends before/,
    'the wrong way round'
  ],
  [
    { effect: { delay: { uniform: ['2s'] } } },
    /^effect\.delay\.uniform: \["2s"\] is not allowed; give a list of two/,
    'one of two'
  ],
  [
    { effect: { headers: { a: 1 }, status: 200 } },
    /^effect\.headers\.a: 1 is not allowed; give a text/,
    'no header'
  ],
  [
    { when: { metod: 'GET' }, effect: { status: 502 } },
    /^when\.metod: unknown field; did you mean method\?/,
    'a slip'
  ],
  [
    { when: { product: 'kibana' }, effect: { status: 502 } },
    /^when\.product: "kibana" is not allowed; give one of operate/,
    'no product'
  ],
  [
    { when: { window: { to: 'later' } }, effect: { status: 502 } },
    /^when\.window\.to: "later" is not allowed; give an ISO/,
    'no instant'
  ],
  [
    { when: { window: { to: '2001-02-30T00:00:00Z' } }, effect: { status: 502 } },
    /^when\.window\.to: there is no such instant/,
    'no day'
  ],
  [
    { when: { window: { from: '2s', to: '1s' } }, effect: { status: 502 } },
    /^when\.window: it ends before it begins/,
    'a window inside out'
  ],
  [
    { when: { nth: 0, probability: 1.1 }, effect: { status: 502 } },
    /^when\.nth: 0 .*; when\.probability: 1\.1 is not allowed; give a number from 0 to 1/,
    'two mistakes'
  ]
]

for (const [fault, complaint, why] of refused) {
  t.test(`no fault is added: ${why}`, async t => {
    const { ask } = await control(t)
    const { status, body } = await ask('POST', '/faults', fault)
    t.equal(status, 400)
    t.match(body.error, complaint)
    t.strictSame((await ask('GET', '/faults')).body, { faults: [] })
  })
}

t.test('there are no more than a thousand, and all go at once', async t => {
  const { ask, world } = await control(t)
  for (let i = 0; i < 1_000; i++) world.faults.add({ when: {}, effect: { status: 502 } })
  const { status, body } = await ask('POST', '/faults', { effect: { status: 502 } })
  t.equal(status, 429)
  t.match(body.error, /there are 1000 faults already/)
  t.equal((await ask('DELETE', '/faults')).status, 204)
  t.strictSame((await ask('GET', '/faults')).body, { faults: [] })
})
