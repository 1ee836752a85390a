import t from 'tap'
import type { BackupApp } from '../../src/domain/snapshot-name.js'
import { anApp, partMs, partNumbers, standaloneApps } from '../support/app-backups.js'
import { refusalOf } from '../support/world.js'

/** An application with one complete backup of each id, taken in the order given. */
async function anAppWith(app: BackupApp, ids: readonly bigint[]) {
  const it = anApp(app)
  for (const id of ids) {
    await it.backups.take(id)
    it.clock.advance(6 * partMs)
  }
  const listed = async (verbose = true, pattern = '*') =>
    (await it.backups.list({ verbose, pattern })).map(view => view.backupId)
  return { ...it, listed }
}

t.test('without backups the list is empty', async t => {
  for (const app of standaloneApps) t.strictSame(await anApp(app).backups.list(), [], app)
})

for (const app of ['operate', 'tasklist'] as const) {
  t.test(`${app} lists the newest backup first, and its newest part first`, async t => {
    const { backups, listed } = await anAppWith(app, [20n, 3n, 100n])
    t.strictSame(await listed(), [100n, 3n, 20n])
    for (const view of await backups.list()) t.strictSame(partNumbers(view), [6, 5, 4, 3, 2, 1])
    t.strictSame(partNumbers(await backups.get(3n)), [1, 2, 3, 4, 5, 6], 'one alone is in order')
  })

  t.test(`${app} lists by name where starts are not read`, async t => {
    const { backups, listed } = await anAppWith(app, [20n, 3n, 100n])
    t.strictSame(await listed(false), [100n, 20n, 3n])
    const [first] = await backups.list({ verbose: false, pattern: '*' })
    t.strictSame(first && partNumbers(first), [1, 2, 3, 4, 5, 6])
  })
}

t.test('of instant backups the one taken last comes first', async t => {
  const { backups } = anApp('operate', { wishes: [{ durationMs: 0 }] })
  for (const id of [2n, 1n, 3n]) await backups.take(id)
  const views = await backups.list()
  t.strictSame(
    views.map(view => view.backupId),
    [3n, 1n, 2n]
  )
  for (const view of views) t.strictSame(partNumbers(view), [6, 5, 4, 3, 2, 1])
})

t.test('Optimize lists in the order of a Java map, parts in theirs', async t => {
  const { backups, listed } = await anAppWith('optimize', [18n, 1n, 16n, 17n, 2n])
  t.strictSame(await listed(), [16n, 1n, 17n, 18n, 2n])
  for (const view of await backups.list()) t.strictSame(partNumbers(view), [1, 2])
})

const patterns: [pattern: string, expected: bigint[], why: string][] = [
  ['*', [10n, 12n, 2n, 1n], 'a star alone is everything'],
  ['1*', [10n, 12n, 1n], 'digits begin the id'],
  ['12*', [12n], 'more digits, fewer backups'],
  ['3*', [], 'no id begins like this'],
  ['12', [], 'digits without a star are no name of a part']
]

for (const [pattern, expected, why] of patterns) {
  t.test(`a list filtered by ${pattern}: ${why}`, async t => {
    const { listed } = await anAppWith('operate', [1n, 2n, 12n, 10n])
    t.strictSame(await listed(true, pattern), expected)
  })
}

t.test('each backup of a list has its own state', async t => {
  const { backups, clock } = anApp('operate', {
    wishes: [{ backupId: 1n, partNo: 1, outcome: 'FAILED' }]
  })
  await backups.take(1n)
  clock.advance(1)
  await backups.take(2n)
  t.strictSame(
    (await backups.list()).map(view => view.state),
    ['IN_PROGRESS', 'IN_PROGRESS']
  )
  clock.advance(6 * partMs)
  t.strictSame(
    (await backups.list()).map(view => view.state),
    ['COMPLETED', 'FAILED']
  )
})

interface Poison {
  readonly app: BackupApp
  readonly name: string
  readonly poisons: boolean
  readonly why: string
}

const beyond = '99999999999999999999'
const poisons: Poison[] = [
  {
    app: 'operate',
    name: 'camunda_operate_backup1_8.1.0_part_1_of_6',
    poisons: true,
    why: 'an id of 8.1 may be a word'
  },
  {
    app: 'tasklist',
    name: 'camunda_tasklist_x',
    poisons: true,
    why: 'whatever has the prefix counts'
  },
  {
    app: 'operate',
    name: `camunda_operate_${beyond}_x`,
    poisons: true,
    why: 'no id is that great'
  },
  {
    app: 'operate',
    name: 'camunda_tasklist_x',
    poisons: false,
    why: 'it is another application’s'
  },
  { app: 'operate', name: 'nightly', poisons: false, why: 'it is nobody’s' },
  {
    app: 'optimize',
    name: 'camunda_optimize_backup1_3.9.0_part_1_of_2',
    poisons: true,
    why: 'an id of 3.9 may be a word'
  },
  {
    app: 'optimize',
    name: 'camunda_optimize_x',
    poisons: false,
    why: 'Optimize looks for parts only'
  },
  { app: 'optimize', name: 'camunda_optimize_7_x', poisons: false, why: 'a part has a number' }
]

for (const { app, name, poisons: bad, why } of poisons) {
  t.test(`${name} ${bad ? 'spoils' : 'does not spoil'} the list of ${app}: ${why}`, async t => {
    const { backups, stranger, stateOf } = await anAppWith(app, [1n])
    stranger(name)
    const refusal = { code: 'BACKUP_ID_UNREADABLE', snapshot: name }
    t.strictSame(await refusalOf(backups.list()), bad ? refusal : undefined)
    t.equal((await backups.list().catch(() => [0])).length, 1)
    t.equal(await stateOf(1n), 'COMPLETED', 'one backup can be asked for all the same')
  })
}

t.test('a filter that passes the poison by saves the list', async t => {
  const { stranger, listed } = await anAppWith('operate', [1n])
  stranger('camunda_operate_backup1_8.1.0_part_1_of_6')
  t.strictSame(await listed(true, '1*'), [1n])
})
