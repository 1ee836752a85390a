import t from 'tap'
import { complaintsOf, read } from '../support/config-sources.js'

const portsOf = (...argv: string[]) =>
  Object.fromEntries(read({ argv }).config.doors.map(it => [it.product, it.port]))

const documented = {
  operate: 9600,
  tasklist: 9640,
  optimize: 9620,
  zeebe: 9660,
  elasticsearch: 9200,
  control: 9680
}

t.test('every product has the port of the documented port-forwarding', async t => {
  t.strictSame(portsOf(), documented)
  t.strictSame(read().config.doors[1], {
    product: 'tasklist',
    host: '127.0.0.1',
    port: 9640,
    hostNames: [],
    basePath: '',
    portFlag: '--tasklist-port'
  })
})

t.test('inside the cluster, three products share a port and are told apart by name', async t => {
  const { doors } = read({ argv: ['--layout', 'hosts'] }).config
  t.strictSame(
    doors.map(it => [it.product, it.port, it.hostNames]),
    [
      ['operate', 9600, ['camunda-operate']],
      ['tasklist', 9600, ['camunda-tasklist']],
      ['optimize', 8092, ['camunda-optimize']],
      ['zeebe', 9600, ['camunda-zeebe-gateway']],
      ['elasticsearch', 9200, ['camunda-elasticsearch']],
      ['control', 9680, []]
    ]
  )
})

t.test('a port base moves all doors and keeps their distances', async t => {
  t.strictSame(portsOf('--port-base', '20000'), {
    operate: 20_000,
    tasklist: 20_040,
    optimize: 20_020,
    zeebe: 20_060,
    elasticsearch: 20_100,
    control: 20_080
  })
  t.strictSame([...new Set(Object.values(portsOf('--port-base', '0')))], [0], '0 is free ports')
  t.strictSame(portsOf('--port-base=0', '--layout=hosts'), portsOf('--port-base=0'), 'beats layout')
  const highest = Math.max(...Object.values(portsOf('--port-base', '65400')))
  t.ok(highest <= 65_535, 'the highest base leaves room for the last door')
})

t.test("a door's own port beats port base and layout, wherever it was given", async t => {
  const files = { 'a.yaml': 'zeebePort: 7000' }
  const { config, effective } = read({
    argv: ['--port-base', '20000', '--config', 'a.yaml'],
    files
  })
  t.strictSame(
    config.doors.map(it => it.port),
    [20_000, 20_040, 20_020, 7000, 20_100, 20_080]
  )
  t.strictSame(effective.get('zeebePort'), { value: 7000, from: 'file a.yaml' })
  t.strictSame(effective.get('operatePort'), { value: 20_000, from: 'flag --port-base' })
})

t.test('what the layout decides is shown as coming from the layout', async t => {
  const { effective } = read({ env: { C8_BACKUP_MOCK_LAYOUT: 'hosts' } })
  const from = 'environment C8_BACKUP_MOCK_LAYOUT'
  t.strictSame(effective.get('optimizePort'), { value: 8092, from })
  t.strictSame(effective.get('optimizeHostNames'), { value: ['camunda-optimize'], from })
})

t.test('host names and base paths are given door by door', async t => {
  const { config, effective } = read({
    argv: ['--operate-host-names', 'Operate.Local, other', '--zeebe-base-path', '/core']
  })
  t.strictSame(config.doors[0]?.hostNames, ['operate.local', 'other'], 'in lower case')
  t.equal(effective.get('operateHostNames')?.from, 'flag --operate-host-names')
  t.strictSame(
    config.doors.map(it => it.basePath),
    ['', '', '', '/core', '', '']
  )
})

t.test('from 8.8 on the cluster has one door, in the place of Operate', async t => {
  const places = (...argv: string[]) =>
    read({ argv: ['--camunda=8.8', ...argv] }).config.doors.map(it => [it.product, it.port])
  t.strictSame(places(), [
    ['orchestration', 9600],
    ['optimize', 9620],
    ['elasticsearch', 9200],
    ['control', 9680]
  ])
  t.strictSame(places('--port-base=20000')[0], ['orchestration', 20_000])
  t.strictSame(places('--operate-port=7000')[0], ['orchestration', 7000])
  t.strictSame(places('--topology=standalone'), Object.entries(documented), 'standalone, as before')

  const [door] = read({ argv: ['--camunda=8.9', '--operate-base-path=/core'] }).config.doors
  t.strictSame(door, {
    product: 'orchestration',
    host: '127.0.0.1',
    port: 9600,
    hostNames: [],
    basePath: '/core',
    portFlag: '--operate-port'
  })
})

t.test('inside the cluster it answers to the names of the one service', async t => {
  const { config, effective } = read({ argv: ['--camunda=8.8', '--layout=hosts'] })
  t.strictSame(config.doors[0]?.hostNames, ['camunda-core', 'camunda-zeebe-gateway'])
  const value = ['camunda-core', 'camunda-zeebe-gateway']
  t.strictSame(effective.get('operateHostNames'), { value, from: 'flag --layout' })
})

t.test('a flag for a door that is not there is refused, in a file it may stay', async t => {
  const flags = ['--tasklist-port=1', '--zeebe-host-names=a', '--zeebe-base-path=/b']
  t.strictSame(
    complaintsOf({ argv: ['--camunda=8.8', ...flags] }),
    [
      ['--tasklist-port', 'tasklist'],
      ['--zeebe-host-names', 'zeebe'],
      ['--zeebe-base-path', 'zeebe']
    ].map(
      ([flag, product]) =>
        `${flag}: there is no door of ${product}; the orchestration cluster has one (--operate-port)`
    )
  )
  t.strictSame(complaintsOf({ argv: ['--camunda=8.8', '--topology=standalone', ...flags] }), [])
  const env = { C8_BACKUP_MOCK_TASKLIST_PORT: '1' }
  const files = { 'a.yaml': 'zeebePort: 9200\n' }
  t.strictSame(complaintsOf({ argv: ['--camunda=8.8', '--config=a.yaml'], env, files }), [])
})

const clashes: [why: string, argv: string[], complaints: RegExp[]][] = [
  [
    'two doors on one port that both take any name',
    ['--operate-port=9000', '--zeebe-port=9000'],
    [
      /^operate and zeebe would both answer to any host name at 127\.0\.0\.1:9000 \(flag --operate-port and flag --zeebe-port\); give one another port \(--zeebe-port\) or host names of its own \(--zeebe-host-names\)$/
    ]
  ],
  [
    'a default is in the way as well',
    ['--control-port=9200'],
    [/^elasticsearch and control .* \(default and flag --control-port\)/]
  ],
  [
    'one name on two doors of one port',
    ['--layout=hosts', '--tasklist-host-names=a,CAMUNDA-OPERATE'],
    [/^operate and tasklist would both answer to camunda-operate at/]
  ],
  [
    'three on one port are three pairs',
    ['--operate-port=1', '--tasklist-port=1', '--optimize-port=1'],
    [/^operate and tasklist/, /^operate and optimize/, /^tasklist and optimize/]
  ],
  [
    'the settings of the orchestration cluster are those of Operate',
    ['--camunda=8.8', '--control-port=9600', '--optimize-port=9600', '--optimize-host-names=a'],
    [/^orchestration and control would both answer to any host name at .*\(--control-host-names\)$/]
  ],
  ['free ports are never the same', ['--operate-port=0', '--tasklist-port=0'], []],
  [
    'different names may share a port',
    ['--operate-port=9', '--zeebe-port=9', '--operate-host-names=a', '--zeebe-host-names=b'],
    []
  ],
  [
    'one door may take the names that are left over',
    ['--operate-port=9', '--zeebe-port=9', '--operate-host-names=a'],
    []
  ]
]

for (const [why, argv, expected] of clashes) {
  t.test(`doors and their neighbours: ${why}`, async t => {
    const complaints = complaintsOf({ argv })
    t.equal(complaints.length, expected.length)
    for (const [index, pattern] of expected.entries()) t.match(complaints[index], pattern)
  })
}
