/** Values that mean something, that nearly do, and that nobody should ever send. */
import fc from 'fast-check'

/** Few, so that requests of one sequence speak of the same things. */
const ids = ['1', '2', '3', '1700000000']

const oddIds = [
  '0',
  '-1',
  '-0',
  '007',
  '+1',
  '1.0',
  '1e3',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '2147483648',
  '99999999999999999999999',
  '0x10',
  '１',
  'NaN',
  'null',
  '1*',
  '*'
]

const names = ['backups', 'camunda', 's1', 's2', 'i1', 'i2', 'a1', 't1']

const wholeNames = [
  '_all',
  '_current',
  '*',
  's*',
  '-s1',
  's1,s2',
  's1,-s*',
  '*,-s1',
  'operate-*',
  'tasklist-*,zeebe-*',
  '.tasks',
  'camunda_operate_1_8.7.0_part_1_of_6',
  'camunda_webapps_1_*',
  '<s-{now/d}>',
  '<s-{now{yyyy|+12:00}}>',
  '<s-{now/d',
  '<{now+9999999999999y}>'
]

/** What breaks parsers, matchers, formatters and stores that have not thought of it. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '...;a=b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  '%',
  '%2',
  '%00',
  '%2F',
  '%2e%2e',
  '%zz',
  '%C3%28',
  '%F0%9F%92%A3',
  '\u0000',
  '\ud800',
  '\uffff',
  'ß'.repeat(40),
  '\u202e💣',
  '(a+)+$',
  '[',
  '{',
  '{"',
  '"',
  '\\',
  '*'.repeat(64),
  ','.repeat(30),
  '-'.repeat(30),
  'a'.repeat(300),
  'a'.repeat(3_000),
  '1'.repeat(400),
  '<'.repeat(50),
  '2026-13-45T99:99:99Z',
  '9999999-01-01',
  '-1d',
  '9999999999999999d',
  '1e309',
  'true',
  'false'
]

const anything = fc.string({ unit: 'binary', maxLength: 12 })

/** A text that is meant: a name of something that may be there. */
const meant = fc.constantFrom(...ids, ...names, ...wholeNames)

const durations = fc.constantFrom(
  ...['0', '1ms', '10ms', '1s', '5m', '1d', 'never', '-1', '30', '36525d', '100000000d']
)

const instants = fc.constantFrom(
  '2026-01-31T12:00:00Z',
  '2126-01-31T12:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00Z',
  '2026-02-31T12:00:00Z',
  'next'
)

/** Texts by the name of what takes them; any for other names. */
const byName: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id: fc.constantFrom(...ids),
  backupId: fc.constantFrom(...ids),
  repository: fc.constantFrom('backups', 'camunda', 'r1'),
  snapshot: fc.constantFrom('s1', 's2', 's*', '_all', '_current', 's1,s2'),
  index: fc.constantFrom('i1', 'i2', 'i*', 'operate-*', '_all', '<i1-{now/d}>'),
  alias: fc.constantFrom('a1', 'a2', 'a*'),
  wait_for_completion: fc.constantFrom('true', 'false', ''),
  size: fc.constantFrom('0', '1', '3', '-1'),
  from_sort_value: meant,
  pretty: fc.constantFrom('', 'true', 'false'),
  format: fc.constantFrom('json', 'yaml', 'text', 'cbor'),
  filter_path: fc.constantFrom('*', '**', '**.state', '-**', 'snapshots.*', 'a.b.c,-d'),
  s: fc.constantFrom('id', 'id:desc', 'nothing'),
  h: fc.constantFrom('id', '*', 'id,status', 'nothing'),
  by: durations,
  to: fc.oneof(instants, durations),
  from: fc.oneof(instants, durations),
  now: instants,
  startAt: instants,
  ttl: durations,
  registrationGap: durations,
  clock: fc.constantFrom('manual', 'real', 'x60', 'x100000'),
  camunda: fc.constantFrom('8.7', '8.1', '8.10', 'all'),
  searchEngine: fc.constantFrom('elasticsearch:7.17', 'opensearch:3', 'opensearch:2.19'),
  world: fc.constantFrom('w', 'v', 'default'),
  name: fc.constantFrom('w', 'v', 'default'),
  point: fc.constantFrom(
    'operate.part1.before-start',
    'webapps.part2.before-end',
    'zeebe.partition1.before-end',
    'elasticsearch.snapshot.before-end'
  ),
  product: fc.constantFrom('operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch'),
  operation: fc.constantFrom('takeBackup', 'getBackup', '*', 'elasticsearch.*'),
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  path: fc.constantFrom('/actuator/*', '*', '/_snapshot/*'),
  kinds: fc.constantFrom('transition', 'request,fault', 'condition'),
  app: fc.constantFrom('operate', 'tasklist', 'optimize', 'webapps', 'zeebe'),
  since: fc.constantFrom('0', '1', '5'),
  limit: fc.constantFrom('0', '1', '1000'),
  status: fc.constantFrom('200', '404', '500'),
  duration: durations,
  timeout: durations,
  delay: durations,
  every: durations
}

/** A text for something of that name: mostly a good one, sometimes an odd one, sometimes an impossible one. */
export function textFor(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: byName[name] ?? meant, weight: 20 },
    { arbitrary: fc.constantFrom(...oddIds), weight: 1 },
    { arbitrary: meant, weight: 1 },
    { arbitrary: fc.constantFrom(...nastyTexts), weight: 1 },
    { arbitrary: anything, weight: 1 }
  )
}
