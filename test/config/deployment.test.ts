/** A release, its storage and its topology, and what of it goes together. */
import t from 'tap'
import { deploymentFor } from '../../src/config.js'
import { complaintsOf, read } from '../support/config-sources.js'

const deployment = (...argv: string[]) => deploymentFor(read({ argv }).config)

t.test('what is asked for is what the deployment is built from', async t => {
  t.equal(deployment()?.name, 'all')
  t.equal(deployment('--camunda=8.7.2')?.name, '8.7.2')
  t.equal(deployment('--camunda=8.9', '--storage=rdbms')?.storage, 'rdbms')
  t.equal(deployment('--camunda=8.8', '--topology=standalone')?.topology, 'standalone')
  const changed = deployment(
    ...['--camunda=8.7', '--quirk=operate-400=off', '--set=operate.partsGapMs=7']
  )
  t.match(changed?.main.profile.operate, { errorStyle: 'tasklist-mgmt', partsGapMs: 7 })
})

t.test('a choice of topology there is from 8.8 on', async t => {
  const complaint = (release: string) => [
    `--topology: ${release} comes in one topology only; leave it out, or give --camunda 8.8 or later`
  ]
  for (const topology of ['standalone', 'unified']) {
    const complaints = (release: string) =>
      complaintsOf({ argv: [`--camunda=${release}`, `--topology=${topology}`] })
    for (const release of ['all', '8.1', '8.7.38']) {
      t.strictSame(complaints(release), complaint(release), `${topology} ${release}`)
    }
    for (const release of ['8.8.0', '8.10']) t.strictSame(complaints(release), [], release)
  }
})

t.test('a relational database there is from 8.9 on', async t => {
  const complaints = (release: string) =>
    complaintsOf({ env: { C8_BACKUP_MOCK_CAMUNDA: release, C8_BACKUP_MOCK_STORAGE: 'rdbms' } })
  t.strictSame(complaints('8.8'), [
    'C8_BACKUP_MOCK_STORAGE: 8.8 cannot use rdbms; leave it out, or give --camunda 8.9 or later'
  ])
  for (const release of ['8.9.0', '8.10']) t.strictSame(complaints(release), [], release)
  t.equal(complaints('all').length, 1, 'all serves no dialect that chooses ids')
})

t.test('a release nobody knows is one complaint, whatever else depends on it', async t => {
  t.equal(complaintsOf({ argv: ['--camunda=8.77', '--storage=opensearch'] }).length, 1)
})

t.test('the search engine and the storage follow each other', async t => {
  const pair = (...argv: string[]) => {
    const { storage, search } = deployment(...argv) ?? {}
    return [storage, search?.product, search?.line]
  }
  t.strictSame(pair(), ['elasticsearch', 'elasticsearch', '8.17'])
  t.strictSame(pair('--storage=opensearch'), ['opensearch', 'opensearch', '2.19'])
  t.strictSame(pair('--search-engine=opensearch:3'), ['opensearch', 'opensearch', '3.3'])
  t.strictSame(pair('--search-engine=elasticsearch:7.17'), [
    'elasticsearch',
    'elasticsearch',
    '7.17'
  ])
  const database = ['--camunda=8.9', '--storage=rdbms']
  t.strictSame(pair(...database), ['rdbms', 'elasticsearch', '8.17'], 'Optimize needs one')
  t.strictSame(pair(...database, '--search-engine=opensearch:2.19'), [
    'rdbms',
    'opensearch',
    '2.19'
  ])
})

t.test(
  'a storage that the search engine is not is a complaint, and both are shown as they came',
  async t => {
    t.strictSame(
      complaintsOf({
        argv: ['--search-engine=opensearch:3'],
        env: { C8_BACKUP_MOCK_STORAGE: 'elasticsearch' }
      }),
      [
        '--search-engine: opensearch:3 cannot hold what --storage says elasticsearch does; leave one of them out'
      ]
    )
    const { effective } = read({ argv: ['--search-engine=opensearch:3'] })
    t.strictSame(effective.get('storage'), { value: 'opensearch', from: 'flag --search-engine' })
    t.strictSame(effective.get('searchEngine'), {
      value: 'opensearch:3',
      from: 'flag --search-engine'
    })
  }
)
