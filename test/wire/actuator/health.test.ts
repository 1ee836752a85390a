import t from 'tap'
import { type HealthTree, healthAt } from '../../../src/wire/actuator/health.js'

const tree: HealthTree = {
  components: {
    second: { status: 'UP', details: { free: 1 } },
    first: { status: 'UP' }
  },
  groups: {
    shown: { members: ['second'], open: true },
    hidden: { members: ['first'], open: false }
  },
  open: true
}

const body = (path: string, order: 'groups first' | 'components first' = 'groups first') => {
  const found = healthAt(path, tree, order)
  return found && JSON.stringify(found.body)
}

t.test('members come in the order of the framework that writes them', async t => {
  t.equal(
    body(''),
    '{"status":"UP","groups":["hidden","shown"],"components":' +
      '{"first":{"status":"UP"},"second":{"status":"UP","details":{"free":1}}}}'
  )
  t.equal(
    body('', 'components first'),
    '{"status":"UP","components":{"first":{"status":"UP"},' +
      '"second":{"details":{"free":1},"status":"UP"}},"groups":["hidden","shown"]}'
  )
})

t.test('a path leads to what is shown there, or nowhere', async t => {
  const second = '{"status":"UP","details":{"free":1}}'
  const rows: [path: string, expected: string | undefined, why: string][] = [
    ['shown', `{"status":"UP","components":{"second":${second}}}`, 'a group'],
    ['shown/', `{"status":"UP","components":{"second":${second}}}`, 'a trailing slash'],
    ['hidden', '{"status":"UP"}', 'a group that hides its components'],
    ['second', second, 'a component'],
    ['shown/second', second, 'a component of a group'],
    ['shown/first', undefined, 'a component of another group'],
    ['hidden/first', undefined, 'a hidden component'],
    ['shown/second/free', undefined, 'too deep'],
    ['second/free', undefined, 'details are no components'],
    ['SHOWN', undefined, 'another case'],
    ['toString', undefined, 'what every object has']
  ]
  for (const [path, expected, why] of rows) t.equal(body(path), expected, why)
})

t.test(
  'an application that is closed shows its status and its groups, and no component',
  async t => {
    const closed = { ...tree, open: false }
    const whole = healthAt('', closed, 'groups first')
    t.equal(JSON.stringify(whole?.body), '{"status":"UP","groups":["hidden","shown"]}')
    t.equal(healthAt('first', closed, 'groups first'), undefined)
    const bare = healthAt('', { ...closed, groups: {} }, 'groups first')
    t.equal(JSON.stringify(bare?.body), '{"status":"UP"}')
  }
)

t.test('the worst part decides, and only trouble is a 503', async t => {
  const rows = [
    ['UP', 'UP', 'UP', 200],
    ['UP', 'DEGRADED', 'DEGRADED', 200],
    ['DEGRADED', 'OUT_OF_SERVICE', 'OUT_OF_SERVICE', 503],
    ['DOWN', 'OUT_OF_SERVICE', 'DOWN', 503]
  ] as const
  for (const [first, second, worst, status] of rows) {
    const components = { first: { status: first }, second: { status: second } }
    const found = healthAt('', { components, groups: {}, open: false }, 'groups first')
    t.strictSame(found, { status, body: { status: worst } }, `${first} and ${second}`)
  }
})
