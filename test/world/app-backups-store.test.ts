/** What an application says when the store cannot answer, question by question. */
import t from 'tap'
import type { BackupApp } from '../../src/domain/snapshot-name.js'
import { AppBackups } from '../../src/world/app-backups.js'
import { type SnapshotStore, StoreError } from '../../src/world/snapshot-store.js'
import { anApp, partMs, standaloneApps } from '../support/app-backups.js'
import { notRecoveredCause } from '../support/store-cause.js'
import { aWorld, refusalOf, repository } from '../support/world.js'

type Operation = 'take' | 'get' | 'list' | 'delete'
const operations: Record<Operation, (backups: AppBackups) => Promise<unknown>> = {
  take: backups => backups.take(1n),
  get: backups => backups.get(1n),
  list: backups => backups.list(),
  delete: backups => backups.delete(1n)
}
const operationNames = ['take', 'get', 'list', 'delete'] as const

async function refusals(backups: AppBackups) {
  return Promise.all(operationNames.map(name => refusalOf(operations[name](backups))))
}

for (const app of standaloneApps) {
  t.test(`no repository is configured for ${app}`, async t => {
    const refusal = { code: 'REPOSITORY_NOT_CONFIGURED' }
    for (const configured of [null, '', '  ']) {
      const { world } = aWorld()
      const { setting } = world.apps[app]
      const backups = withStore({ ...setting, repository: configured }, {})
      t.strictSame(await refusals(backups), [refusal, refusal, refusal, refusal])
    }
  })

  t.test(`the repository of ${app} is not registered`, async t => {
    const { backups, world } = anApp(app)
    world.repositories.unregister(repository)
    const missing = (during: 'repository' | 'snapshots', about: object = {}) => ({
      code: 'REPOSITORY_MISSING',
      repository,
      during,
      ...about
    })
    const reading = app === 'optimize' ? 'repository' : 'snapshots'
    t.strictSame(await refusals(backups), [
      missing('repository'),
      missing(reading, { backupId: 1n }),
      missing(reading),
      missing('repository')
    ])
  })
}

t.test('a bad id is found before anything about the repository', async t => {
  const { backups } = anApp('operate', { over: { repository: null } })
  t.match(await refusalOf(backups.take(-1n)), { code: 'BACKUP_ID_NEGATIVE' })
  t.match(await refusalOf(backups.get(-1n)), { code: 'BACKUP_ID_NEGATIVE' })
  t.match(await refusalOf(backups.delete(-1n)), { code: 'BACKUP_ID_NEGATIVE' })
})

type Question = 'repository' | 'duplicates' | 'snapshots'
const away: [app: BackupApp, questions: Record<Operation, Question>][] = [
  ['operate', { take: 'repository', get: 'snapshots', list: 'snapshots', delete: 'repository' }],
  ['tasklist', { take: 'repository', get: 'snapshots', list: 'snapshots', delete: 'repository' }],
  ['optimize', { take: 'repository', get: 'repository', list: 'repository', delete: 'repository' }]
]

const conditions = [
  ['unreachable', 'STORE_UNREACHABLE', 'Connection refused'],
  ['failing', 'STORE_FAILED', notRecoveredCause]
] as const

for (const [app, questions] of away) {
  for (const [elasticsearch, code, cause] of conditions) {
    t.test(`${app} with Elasticsearch ${elasticsearch} names its first question`, async t => {
      const { backups, world } = anApp(app)
      world.conditions.set({ elasticsearch: { kind: elasticsearch } })
      for (const name of operationNames) {
        const refusal = await refusalOf(operations[name](backups))
        const during = questions[name]
        t.match(refusal, { code, during, repository, cause }, name)
        const aboutOne = refusal !== undefined && 'backupId' in refusal
        t.equal(aboutOne, name === 'get', `${name} names a backup only where it asks for one`)
      }
    })
  }
}

t.test('a store that is back answers as if nothing had been', async t => {
  const { backups, clock, world, stateOf } = anApp('operate')
  await backups.take(1n)
  clock.advance(6 * partMs)
  world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.match(await refusalOf(backups.get(1n)), { code: 'STORE_UNREACHABLE' })
  world.conditions.set({ elasticsearch: { kind: 'reachable' } })
  t.equal(await stateOf(1n), 'COMPLETED')
})

/** An application before a store that does as it is told, and otherwise holds nothing. */
function withStore(setting: AppBackups['setting'], told: Partial<SnapshotStore>): AppBackups {
  const { world } = aWorld()
  const empty: SnapshotStore = {
    settingsOf: async () => ({}),
    find: async () => [],
    take: async () => aRun(0),
    remove: async () => {},
    missingIndices: async () => [],
    progress: () => aRun(0)
  }
  const { clock, conditions, plans } = world
  return new AppBackups(setting, { clock, conditions, plans, store: { ...empty, ...told } })
}

/** A run with so many parts that have not begun. */
function aRun(waiting: number) {
  return { runId: 'run', waiting: () => waiting, active: () => waiting > 0, abandon() {} }
}

const unreachable = async () => {
  throw new StoreError('unreachable', 'Connection refused')
}
const broken = async () => {
  throw new TypeError('a bug of our own')
}

for (const app of standaloneApps) {
  const { setting } = aWorld().world.apps[app]

  t.test(`${app} says which question was open when its store went away`, async t => {
    const backups = withStore(setting, { find: unreachable })
    const [take, get, list, remove] = await refusals(backups)
    t.match(take, { code: 'STORE_UNREACHABLE', during: 'duplicates', backupId: 1n })
    t.match(get, { code: 'STORE_UNREACHABLE', during: 'snapshots', backupId: 1n })
    t.match(list, { code: 'STORE_UNREACHABLE', during: 'snapshots' })
    t.equal(remove, undefined)
  })

  t.test(`${app} has answered before its store fails to take or to delete`, async t => {
    const backups = withStore(setting, { take: unreachable, remove: unreachable })
    t.equal((await backups.take(1n)).length, app === 'optimize' ? 2 : 6)
    t.equal(await refusalOf(backups.take(2n)), undefined, 'nothing waits in the queue')
    t.equal(await refusalOf(backups.delete(1n)), undefined)
  })

  t.test(`${app} does not take our own mistakes for trouble with the store`, async t => {
    const backups = withStore(setting, {
      find: broken,
      take: broken,
      remove: broken
    })
    for (const name of operationNames) {
      await t.rejects(
        async () => void (await operations[name](backups)),
        { name: 'TypeError' },
        name
      )
    }
    await t.rejects(withStore(setting, { take: broken }).take(1n), { name: 'TypeError' })
  })
}

t.test('an application that forgets its runs is busy no more', async t => {
  const { setting } = aWorld().world.apps.operate
  const backups = withStore(setting, {
    take: async () => aRun(1)
  })
  await backups.take(1n)
  t.match(await refusalOf(backups.take(2n)), { code: 'BACKUP_BUSY' })
  backups.forget()
  t.equal(await refusalOf(backups.take(2n)), undefined)
})
