/** The configuration as a program gives it. */
import t from 'tap'
import { ConfigError, configOf, type Options } from '../../src/config.js'
import { programSources, read } from '../support/config-sources.js'

const complaintsOf = (options: Options): readonly string[] => {
  try {
    configOf(options, programSources)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.complaints
    throw error
  }
}

const rows: [options: Options, argv: string[], why: string][] = [
  [{}, [], 'nothing'],
  [
    { camunda: '8.8', topology: 'standalone', pace: 'instant', partitions: 1, seed: 's' },
    ['--camunda=8.8', '--topology=standalone', '--pace=instant', '--partitions=1', '--seed=s'],
    'texts and numbers'
  ],
  [
    { quirks: { 'operate-400': true }, set: { 'operate.partsGapMs': 7 } },
    ['--quirk=operate-400=on', '--set=operate.partsGapMs=7'],
    'maps'
  ],
  [{ repository: null }, ['--no-repository'], 'null for none'],
  [
    { startAt: new Date('2001-02-03T04:05:06.789Z'), clock: 'x60' },
    ['--start-at=2001-02-03T04:05:06.789Z', '--clock=x60'],
    'a date'
  ],
  [
    { portBase: 0, operateHostNames: ['a', 'b'], operateBasePath: '/core', worldsMax: 3 },
    ['--port-base=0', '--operate-host-names=a,b', '--operate-base-path=/core', '--worlds-max=3'],
    'doors'
  ],
  [{ noControl: true, pace: undefined }, ['--no-control'], 'a switch, and what is undefined']
]

for (const [options, argv, why] of rows) {
  t.test(`options mean what flags mean: ${why}`, async t => {
    t.strictSame(configOf(options, programSources), read({ argv }).config)
  })
}

t.test('all complaints come at once, in the words of options', async t => {
  const mistaken: Options = {
    pace: 'instant',
    partitions: 0,
    startAt: new Date(Number.NaN),
    controlHost: '0.0.0.0'
  }
  t.match(complaintsOf({ ...mistaken, ...{ colck: 'manual' } }), [
    /^colck: unknown option; did you mean clock\?/,
    /^startAt: "" is not allowed/,
    /^partitions: "0" is not allowed/,
    /^controlHost: "0.0.0.0" puts .* give controlToken as well, or controlHost 127.0.0.1, or noControl/
  ])
})

t.test('a file is not read, and there is no option for one', async t => {
  t.match(complaintsOf(Object.fromEntries([['config', 'mock.yaml']])), [/^config: unknown option/])
})
