/** What the storage changes in a release: tables that agree with the switches, and who has the last word. */
import t from 'tap'
import { profileOf, switchNamed } from '../../../src/domain/profile/profile.js'
import {
  type StorageTable,
  storageSettings,
  storageTables
} from '../../../src/domain/profile/storage-switches.js'
import { aRelease } from '../../support/world.js'

const tables: readonly [storage: string, table: StorageTable][] = Object.entries(storageTables)

t.test('a storage sets switches that exist, to values that they can take', async t => {
  for (const [storage, table] of tables) {
    for (const [name, { steps, source }] of Object.entries(table)) {
      const values = switchNamed(name)?.values
      for (const [from, value] of steps) {
        const allowed = Array.isArray(values) && values.includes(value)
        t.ok(allowed, `${storage}: ${name} = ${value} from ${from}`)
      }
      t.ok(source.length > 5, name)
    }
  }
})

t.test('nothing is set that is so with Elasticsearch anyway', async t => {
  for (const version of ['8.4', '8.7', '8.8', '8.10']) {
    const release = aRelease(version)
    t.strictSame(storageSettings('elasticsearch', release), {})
    t.strictSame(profileOf(release), profileOf(release, undefined, 'elasticsearch'))
  }
})

const releaseRows = [
  ['8.3', 'IN_PROGRESS', 'Elasticsearch', 'nothing ran on OpenSearch yet'],
  ['8.4', 'STARTED', 'Elasticsearch', 'the first line on OpenSearch'],
  ['8.6', 'STARTED', 'Elasticsearch', 'Optimize still answers as with Elasticsearch'],
  ['8.7', 'STARTED', 'OpenSearch', 'Optimize speaks of OpenSearch']
] as const

for (const [version, running, store, why] of releaseRows) {
  t.test(`${version} on OpenSearch: ${why}`, async t => {
    const { operate, tasklist, optimize } = profileOf(aRelease(version), undefined, 'opensearch')
    t.equal(operate.runningWord, running)
    t.equal(tasklist.runningWord, running)
    t.equal(optimize.storeWord, store)
  })
}

t.test('a quirk outweighs the storage, and a switch both', async t => {
  const release = aRelease('8.7')
  const quirks = new Map([['camunda-33717-timeout', true]])
  const incomplete = (switches = {}, known = quirks) =>
    profileOf(release, { quirks: known, switches }, 'opensearch').operate.incomplete
  t.equal(incomplete({}, new Map()), 'immediate')
  t.equal(incomplete(), 'timeout-0.3s')
  t.equal(incomplete({ 'operate.incomplete': 'timeout' }), 'timeout')
})
