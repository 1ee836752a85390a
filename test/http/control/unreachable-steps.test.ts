/** What could never come to pass is refused with what could. */
import t from 'tap'
import { control } from '../../support/control.js'

const rows: [method: 'POST' | 'PUT', path: string, body: object, error: string, why: string][] = [
  [
    'POST',
    '/plans',
    { app: 'operate', part: 7, outcome: 'FAILED' },
    'part: 7 is not allowed; give a whole number from 1 to 6, for so many parts has a backup of operate',
    'one part beyond the last'
  ],
  [
    'POST',
    '/plans',
    { app: 'optimize', part: 3, duration: '1s' },
    'part: 3 is not allowed; give a whole number from 1 to 2, for so many parts has a backup of optimize',
    'Optimize has two'
  ],
  [
    'PUT',
    '/gates/operate.part7.before-end',
    {},
    'part: 7 is not allowed; give a whole number from 1 to 6, for so many parts has a backup of operate',
    'nobody ever comes there'
  ],
  [
    'PUT',
    '/gates/zeebe.partition4.before-end',
    {},
    'point: 4 is not allowed; give a whole number from 1 to 3, for so many there are',
    'there are three partitions'
  ],
  [
    'POST',
    '/faults',
    { when: { operation: 'takeBackups' }, effect: { status: 502 } },
    'when.operation: there is no operation "takeBackups"; did you mean takeBackup?',
    'it would never strike'
  ]
]

for (const [method, path, body, error, why] of rows) {
  t.test(`${method} ${path} ${JSON.stringify(body)} is refused: ${why}`, async t => {
    const { ask, world } = await control(t)
    t.match(await ask(method, path, body), { status: 400, body: { error } })
    t.strictSame([world.plans.list(), world.gates.list(), world.faults.list()], [[], [], []])
  })
}

t.test('the last part and the last partition can be planned and held', async t => {
  const { ask } = await control(t)
  t.match(await ask('POST', '/plans', { app: 'operate', part: 6, duration: '1s' }), { status: 201 })
  t.match(await ask('PUT', '/gates/zeebe.partition3.before-end'), { status: 200 })
})
