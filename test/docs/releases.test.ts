/** What is generated from the tables is what is committed, and what is generated is right. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import * as config from '../../src/config.js'
import * as appTraits from '../../src/domain/app-traits.js'
import * as deployment from '../../src/domain/deployment.js'
import * as profile from '../../src/domain/profile/profile.js'
import * as quirks from '../../src/domain/profile/quirks.js'
import * as storageSwitches from '../../src/domain/profile/storage-switches.js'
import * as switches from '../../src/domain/profile/switch.js'
import {
  count,
  flag,
  type Switch,
  type SwitchTable,
  words
} from '../../src/domain/profile/switch.js'
import * as release from '../../src/domain/release.js'
import { lines } from '../../src/domain/release.js'
import * as snapshotName from '../../src/domain/snapshot-name.js'

const facts = {
  ...config,
  ...appTraits,
  ...deployment,
  ...profile,
  ...quirks,
  ...storageSwitches,
  ...switches,
  ...release,
  ...snapshotName
}

type Facts = typeof facts

interface Run<T> {
  readonly text: string
  readonly first: T
  readonly last: T
}

/** As the generator, which is plain JavaScript, exports it. */
interface Pages {
  releasesPage(facts: Facts): string
  readmeWith(readme: string, facts: Facts): string
  table(rows: readonly (readonly string[])[]): string
  runs<T>(items: readonly T[], textOf: (item: T) => string | undefined): readonly Run<T>[]
  switchTable(component: string, table: SwitchTable, facts: Facts): string
  valuesByRelease(it: Switch, facts: Facts): string
  quirkTable(facts: Pick<Facts, 'lines' | 'quirks'>): string
  affectedPatches(quirk: Pick<quirks.Quirk, 'affected'>, known: typeof lines): string
}

const pages: Pages = await import(new URL('../../docs/generating/pages.js', import.meta.url).href)

const committed = (file: string) => readFileSync(file, 'utf8')
const again = 'npm run docs writes it anew'

t.test('docs/releases.md is what the tables say', async t => {
  t.equal(committed('docs/releases.md'), pages.releasesPage(facts), again)
})

t.test("the README's table of components and releases is the generated one", async t => {
  const readme = committed('README.md')
  t.equal(readme, pages.readmeWith(readme, facts), again)
})

t.test('every switch, quirk and line is there, and nothing that is not known', async t => {
  const page = pages.releasesPage(facts)
  const tables: Readonly<Record<string, SwitchTable>> = profile.switchTables
  for (const [component, table] of Object.entries(tables)) {
    for (const name of Object.keys(table)) t.ok(page.includes(`| \`${component}.${name}\` |`), name)
  }
  for (const name of Object.keys(storageSwitches.storageTables.opensearch)) {
    t.ok(page.includes(`| \`opensearch\` | \`${name}\` |`), name)
  }
  for (const { id } of quirks.quirks) t.ok(page.includes(`| \`${id}\` |`), id)
  for (const line of ['all', ...lines]) t.ok(page.includes(`\n| \`${line}\` |`), line)
  t.notMatch(page, /undefined|NaN|Infinity|\[object/)
})

t.test('every component has its path in every release', async t => {
  const page = pages.releasesPage(facts)
  const rows: [component: string, releases: string, path: string][] = [
    ['Operate', '8.1', '`/actuator/backup`'],
    ['Tasklist', '8.2', '`/actuator/backups`'],
    ['Web applications', '8.8', '`/actuator/backupHistory`'],
    ['Zeebe gateway', '8.1', '`/actuator/backups/{ID}`'],
    ['Zeebe gateway', '8.2–8.7', '`/actuator/backups`'],
    ['Zeebe gateway', '8.8', '`/actuator/backupRuntime`'],
    ['Optimize', '8.4–8.10', '`/actuator/backups`']
  ]
  for (const row of rows) t.ok(page.includes(`\n| ${row.join(' | ')} |`), row.join(' '))
  t.match(page, '`camunda_operate_ID_V_part_n_of_6` | 6 |')
  t.match(page, '`camunda_webapps_ID_V_part_n_of_5` | 5 |')
})

t.test('a README without a place for the table is refused', async t => {
  for (const readme of ['', '<!-- components -->', '<!-- /components --><!-- components -->']) {
    t.throws(() => pages.readmeWith(readme, facts), /the README lacks <!-- components -->/)
  }
})

const text = { help: 'what it decides', source: 'somewhere' }
const valueRows: [why: string, it: Switch, told: string][] = [
  ['one value', flag([['8.1', true]], text), '8.1–8.10 `true`'],
  [
    'a step at a line',
    words(
      ['a', 'b'],
      [
        ['8.1', 'a'],
        ['8.9', 'b']
      ],
      text
    ),
    '8.1–8.8 `a`, 8.9–8.10 `b`'
  ],
  [
    'a step at a patch holds for the rest of its line only',
    flag(
      [
        ['8.1', false],
        ['8.6.12', true]
      ],
      text
    ),
    '8.1–8.6.11 `false`, from 8.6.12 `true`, 8.7–8.10 `false`'
  ],
  [
    'the next line goes on with it',
    flag(
      [
        ['8.1', false],
        ['8.6.12', true],
        ['8.7', true]
      ],
      text
    ),
    '8.1–8.6.11 `false`, 8.6.12–8.10 `true`'
  ],
  [
    'two steps in one line',
    count(
      { min: 0, max: 9 },
      [
        ['8.1', 0],
        ['8.10.2', 1],
        ['8.10.7', 2]
      ],
      text
    ),
    '8.1–8.10.1 `0`, 8.10.2–8.10.6 `1`, from 8.10.7 `2`'
  ],
  [
    'a step at the first patch',
    count(
      { min: 0, max: 9 },
      [
        ['8.1', 0],
        ['8.3.0', 1]
      ],
      text
    ),
    '8.1–8.2 `0`, 8.3 `1`, 8.4–8.10 `0`'
  ]
]

for (const [why, it, told] of valueRows) {
  t.test(`the values of a switch by release: ${why}`, async t => {
    t.equal(pages.valuesByRelease(it, facts), told)
  })
}

t.test('a switch is a row, whatever its kind', async t => {
  const table = {
    a: words(['x', 'y|z'], [['8.1', 'x']], text),
    b: count({ min: 0, max: 7 }, [['8.1', 5]], text)
  }
  t.equal(
    pages.switchTable('part', table, facts),
    [
      '| Switch | Values | By release | Decides | Source |',
      '| --- | --- | --- | --- | --- |',
      '| `part.a` | `x`, `y\\|z` | 8.1–8.10 `x` | what it decides | somewhere |',
      '| `part.b` | 0 to 7 | 8.1–8.10 `5` | what it decides | somewhere |'
    ].join('\n')
  )
})

const every = [0, Number.POSITIVE_INFINITY] as const
const affectedRows: [affected: quirks.Quirk['affected'], told: string][] = [
  [{}, ''],
  [{ '8.3': every }, '8.3'],
  [{ '8.3': every, '8.4': every, '8.5': every, '8.9': every }, '8.3–8.5, 8.9'],
  [{ '8.9': every, '8.10': every }, '8.9–8.10'],
  [{ '8.6': [0, 13], '8.7': [0, 1] }, '8.6.0–8.6.13, 8.7.0–8.7.1'],
  [{ '8.1': [7, 7], '8.2': every }, '8.1.7, 8.2'],
  [{ '8.6': [4, Number.POSITIVE_INFINITY] }, 'from 8.6.4'],
  [{ '8.6': [0, -1] }, '']
]

for (const [affected, told] of affectedRows) {
  t.test(`affected patches are told as ${JSON.stringify(told)}`, async t => {
    t.equal(pages.affectedPatches({ affected }, lines), told)
  })
}

t.test('a quirk is a row, with what it sets and what is left without it', async t => {
  const known: quirks.Quirk[] = [
    { id: 'one', effect: 'it fails', affected: {}, on: { 'a.b': 1, 'a.c': 'x' } },
    {
      id: 'two',
      effect: 'it waits',
      affected: { '8.7': every },
      on: { 'a.b': 1 },
      off: { 'a.b': 2 }
    }
  ]
  t.equal(
    pages.quirkTable({ lines, quirks: known }),
    [
      '| Quirk | What a client sees | On by itself in | Sets | Switched off |',
      '| --- | --- | --- | --- | --- |',
      '| `one` | it fails | nowhere | `a.b=1` `a.c=x` | the value of the release |',
      '| `two` | it waits | 8.7 | `a.b=1` | `a.b=2` |'
    ].join('\n')
  )
})

t.test('neighbours with the same text become one, and gaps keep them apart', async t => {
  const texts = ['a', 'a', 'b', undefined, 'b', 'a']
  const runs = pages.runs([0, 1, 2, 3, 4, 5], it => texts[it])
  t.strictSame(
    runs.map(it => [it.text, it.first, it.last]),
    [
      ['a', 0, 1],
      ['b', 2, 2],
      ['b', 4, 4],
      ['a', 5, 5]
    ]
  )
})
