import t from 'tap'
import {
  searchEngine,
  searchLines,
  searchProducts,
  searchReleaseOf
} from '../../src/domain/search-engine.js'
import { aDeployment } from '../support/world.js'

const named: [text: string, version: string | undefined, why: string][] = [
  ['elasticsearch:8.17', '8.17.4', 'a line is its newest patch known'],
  ['elasticsearch:8.17.0', '8.17.0', 'a patch is that patch'],
  ['elasticsearch:7.17', '7.17.29', 'the oldest line'],
  ['elasticsearch:7.16', undefined, 'older than the oldest'],
  ['elasticsearch:8', '8.19.8', 'a major is its newest line'],
  ['elasticsearch:9', '9.2.3', 'a major is its newest line'],
  ['elasticsearch:10', undefined, 'a major that is not there'],
  ['elasticsearch:8.1', '8.1.3', 'not 8.10 to 8.19'],
  ['elasticsearch', '8.17.4', 'the one that stands beside Camunda by default'],
  ['opensearch', '2.19.2', 'the same for OpenSearch'],
  ['opensearch:3', '3.3.2', 'a major is its newest line'],
  ['opensearch:1.3', undefined, 'a major that is not imitated'],
  ['opensearch:2.19.x', undefined, 'no number'],
  ['solr:9', undefined, 'another product'],
  ['Elasticsearch:8.17', undefined, 'names are in small letters'],
  ['', undefined, 'nothing']
]
for (const [text, version, why] of named) {
  t.test(`${text} is ${version ?? 'refused'}: ${why}`, async t => {
    t.equal(searchReleaseOf(text)?.version, version)
  })
}

/** The traits of a release without anything switched. */
function traits(text: string) {
  const release = searchReleaseOf(text)
  if (release === undefined) throw new Error(`${text} is no release`)
  return searchEngine(release, aDeployment('8.7').main.profile.elasticsearch).traits
}

type Trait = keyof ReturnType<typeof traits>

const steps: [trait: Trait, before: string, from: string, values: readonly unknown[]][] = [
  ['emptyPattern', 'elasticsearch:8.15', 'elasticsearch:8.16', ['missing', 'empty']],
  ['duplicateType', 'elasticsearch:8.1', 'elasticsearch:8.2', ['name-invalid', 'name-in-use']],
  ['destructiveRequiresName', 'elasticsearch:7.17', 'elasticsearch:8.0', [false, true]],
  [
    'compatibleWith',
    'elasticsearch:8.19',
    'elasticsearch:9.0',
    [
      [8, 7],
      [9, 8]
    ]
  ],
  ['listsFailures', 'elasticsearch:8.14', 'elasticsearch:8.15', [true, false]],
  ['deleteWithoutWaiting', 'elasticsearch:8.14', 'elasticsearch:8.15', [false, true]],
  ['inUse', 'elasticsearch:7.17', 'elasticsearch:8.0', ['illegal-state', 'conflict']],
  ['datasetSize', 'elasticsearch:8.10', 'elasticsearch:8.11', [false, true]],
  ['shallowCopy', 'opensearch:2.8', 'opensearch:2.9', [false, true]],
  ['documentType', 'elasticsearch:7.17', 'elasticsearch:8.0', [true, false]],
  ['productHeader', 'opensearch:3', 'elasticsearch:7.17', [false, true]],
  ['snapshotPages', 'opensearch:3', 'elasticsearch:7.17', [false, true]]
]
for (const [trait, before, from, values] of steps) {
  t.test(`${trait} is one thing in ${before} and another in ${from}`, async t => {
    t.strictSame([traits(before)[trait], traits(from)[trait]], values)
  })
}

const versions: [engine: string, id: number, text: string, why: string][] = [
  ['elasticsearch:8.10.4', 8_100_499, '8.10.4', 'two digits a part, and 99'],
  ['elasticsearch:7.17.29', 7_172_999, '7.17.29', 'two digits a part, and 99'],
  ['elasticsearch:8.17.4', 8_521_000, '8.17.0-8.17.4', 'documented'],
  ['elasticsearch:8.17.0', 8_521_000, '8.17.0', 'the first of its line'],
  ['opensearch:2.11.0', 136_327_827, '2.11.0', 'with a bit turned'],
  ['opensearch:2.19.2', 136_408_027, '2.19.2', 'documented']
]
for (const [engine, id, text, why] of versions) {
  t.test(`snapshots of ${engine} bear ${id}: ${why}`, async t => {
    t.strictSame(traits(engine).snapshotVersion, { id, text })
  })
}

t.test('every line of every product has a build', async t => {
  for (const product of searchProducts) {
    for (const line of searchLines(product)) {
      const { build, number } = traits(`${product}:${line}`)
      t.match(number, new RegExp(`^${line.replace('.', '\\.')}\\.\\d+$`))
      for (const [name, value] of Object.entries(build)) t.ok(value, `${product}:${line}: ${name}`)
    }
  }
})
