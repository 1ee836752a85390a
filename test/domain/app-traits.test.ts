import t from 'tap'
import { appTraits } from '../../src/domain/app-traits.js'
import { partGroups } from '../../src/domain/part-groups.js'
import { profileOf } from '../../src/domain/profile/profile.js'
import { lines } from '../../src/domain/release.js'
import { type BackupApp, backupApps } from '../../src/domain/snapshot-name.js'
import { aRelease } from '../support/world.js'

t.test('an application has as many parts as it has groups of indices', async t => {
  for (const line of lines) {
    for (const app of backupApps) {
      t.equal(
        appTraits(app, profileOf(aRelease(line))).parts,
        partGroups(app, appTraits(app, profileOf(aRelease(line))).parts).length,
        `${app} ${line}`
      )
    }
  }
})

t.test('a partial part ends the run of Operate only, and no part that of Optimize', async t => {
  const ends = (app: BackupApp) => appTraits(app, profileOf(aRelease())).lastAfter
  const appsWith = (lastAfter: string) => backupApps.filter(app => ends(app) === lastAfter)
  t.strictSame(appsWith('imperfect'), ['operate', 'webapps'])
  t.strictSame(appsWith('failed'), ['tasklist'])
  t.strictSame(appsWith('none'), ['optimize'])
})

const rows: [app: BackupApp, version: string, listFilters: boolean, why: string][] = [
  ['operate', '8.6.11', false, 'the last patch that was recorded without'],
  ['operate', '8.6.12', true, 'one later'],
  ['tasklist', '8.6.0', false, 'Tasklist got them with Operate'],
  ['tasklist', '8.6.12', true, 'Tasklist got them with Operate'],
  ['operate', '8.7.0', true, '8.7 had them from the start'],
  ['optimize', '8.7.2', false, 'Optimize never got them'],
  ['optimize', '8.6.12', false, 'Optimize never got them']
]

for (const [app, version, listFilters, why] of rows) {
  t.test(`${app} ${version} ${listFilters ? 'has' : 'lacks'} list filters: ${why}`, async t => {
    t.equal(appTraits(app, profileOf(aRelease(version))).listFilters, listFilters)
  })
}

const timed: [version: string, operate: string, tasklist: string, why: string][] = [
  ['8.1', 'immediate', 'immediate', 'the first releases'],
  ['8.4', 'immediate', 'immediate', 'no repair yet'],
  ['8.5', 'timeout', 'immediate', 'Operate was repaired first'],
  ['8.6.18', 'immediate', 'immediate', 'the last patch with the flap'],
  ['8.6.19', 'queue-aware', 'queue-aware', 'the first without'],
  ['8.7', 'queue-aware', 'queue-aware', 'the newest']
]

for (const [version, operate, tasklist, why] of timed) {
  t.test(`a missing part in ${version}: ${why}`, async t => {
    const profile = profileOf(aRelease(version))
    t.equal(appTraits('operate', profile).incomplete, operate)
    t.equal(appTraits('tasklist', profile).incomplete, tasklist)
  })
}

t.test('the web applications take 5 parts in 8.8 and 7 later, and know no id below 1', async t => {
  const traits = (version: string) => appTraits('webapps', profileOf(aRelease(version)))
  t.strictSame(
    ['8.8', '8.9', '8.10'].map(version => traits(version).parts),
    [5, 7, 7]
  )
  t.equal(traits('8.8').idMin, 1n)
  t.equal(traits('8.8').incompleteTimeoutMs, 300_000)
})

t.test('Optimize takes both parts at once up to 8.7', async t => {
  const inTurn = (version: string) => appTraits('optimize', profileOf(aRelease(version))).inTurn
  t.strictSame([inTurn('8.7'), inTurn('8.8')], [false, true])
})

t.test('too many snapshots are an error of their own in 3.9 only', async t => {
  const refuses = (version: string) =>
    appTraits('optimize', profileOf(aRelease(version))).refusesTooMany
  t.strictSame([refuses('8.1'), refuses('8.2')], [true, false])
})
