/** What the compiler promises to whoever writes tests with the mock; wrong lines must be wrong. */
import t from 'tap'
import type { BackupMock, BackupMockOptions, BackupWorld, OwnWorld } from '../../src/index.js'
import { startBackupMock } from '../../src/index.js'

/** The two are the same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <T extends true>(_why: string): T | undefined => undefined

holds<Same<Awaited<ReturnType<typeof startBackupMock>>, BackupMock>>('starting gives a mock')
holds<Same<ReturnType<BackupWorld['url']>, string>>('a URL is a text')
holds<Same<Awaited<ReturnType<BackupMock['world']>>, OwnWorld>>('a world that can be closed')
holds<BackupMock extends AsyncDisposable ? true : false>('await using takes a mock')
holds<OwnWorld extends AsyncDisposable ? true : false>('await using takes a world')
holds<'close' extends keyof BackupWorld ? false : true>('who did not make a world cannot close it')

export const right: readonly BackupMockOptions[] = [
  {},
  { camunda: '8.7', clock: 'x60', pace: 'slow', partitions: 3, repository: null },
  { startAt: new Date(0), quirks: { 'operate-400': true }, set: { 'operate.partsGapMs': 1 } },
  { scenario: 'happy-day', worldsMax: 10, noControl: true, operatePort: 0 }
]

export const wrong: readonly BackupMockOptions[] = [
  // @ts-expect-error: a release is a text, for 8.10 is not 8.1
  { camunda: 8.1 },
  // @ts-expect-error: there is no such pace
  { pace: 'fast' },
  // @ts-expect-error: time runs, stands still, or is so many times as fast
  { clock: 'fast' },
  // @ts-expect-error: there is no such option
  { colck: 'manual' },
  // @ts-expect-error: a quirk is on or off
  { quirks: { 'operate-400': 'on' } }
]

export async function calls(mock: BackupMock, world: BackupWorld): Promise<void> {
  const { nowMs, happened } = await mock.clock.advance('10s')
  holds<Same<typeof nowMs, number>>('an instant is a number')
  holds<Same<(typeof happened)[number]['text'], string>>('an event has a text')
  // @ts-expect-error: there is no such product
  mock.url('identity')
  // @ts-expect-error: there is no such condition
  await world.conditions.change({ elasticsearch: 'tired' })
  // @ts-expect-error: there is no such application
  await world.plans.add({ app: 'console' })
  // @ts-expect-error: a world has no worlds
  await world.world()
}

t.test('a mock can be started with every option that the compiler takes', async t => {
  for (const { scenario: _, ...options } of right) {
    await using mock = await startBackupMock(options)
    t.type(mock.url('elasticsearch'), 'string')
  }
})
