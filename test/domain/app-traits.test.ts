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

t.test('a partial part ends the run of Operate only', async t => {
  const stops = (app: BackupApp) => appTraits(app, profileOf(aRelease())).partialStopsRun
  t.strictSame(backupApps.filter(stops), ['operate', 'webapps'])
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
