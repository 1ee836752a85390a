import t from 'tap'
import {
  clusterSettingComplaint,
  clusterSettingKind
} from '../../src/domain/cluster-setting-rules.js'
import { indexSettingKind } from '../../src/domain/index-setting-rules.js'

const indexRows: [key: string, kind: string | undefined, why: string][] = [
  ['index.refresh_interval', 'dynamic', 'at any time'],
  ['index.routing.allocation.include._tier_preference', 'dynamic', 'a family'],
  ['index.codec', 'static', 'while the index is closed'],
  ['index.analysis.analyzer.x.type', 'static', 'a family'],
  ['index.number_of_shards', 'final', 'never'],
  ['index.sort.field', 'final', 'a family'],
  ['index.version.created', 'private', 'by the cluster alone'],
  ['index.nope', undefined, 'unknown'],
  ['refresh_interval', undefined, 'without its prefix']
]
for (const [key, kind, why] of indexRows) {
  t.test(`${key} of an index is ${kind}: ${why}`, async t => {
    t.equal(indexSettingKind(key), kind)
  })
}

const clusterRows: [key: string, kind: string | undefined, why: string][] = [
  ['action.destructive_requires_name', 'dynamic', 'one of its own'],
  ['cluster.routing.allocation.enable', 'dynamic', 'a family'],
  ['path.repo', 'fixed', 'when a node starts'],
  ['cluster.name', 'fixed', 'not of a family that may change'],
  ['cluster.nope', undefined, 'unknown'],
  ['index.refresh_interval', undefined, 'of an index']
]
for (const [key, kind, why] of clusterRows) {
  t.test(`${key} of a cluster is ${kind}: ${why}`, async t => {
    t.equal(clusterSettingKind(key), kind)
  })
}

const limit = 'snapshot.max_concurrent_operations'
const values: [key: string, text: string, complaint: string | undefined][] = [
  [limit, '1', undefined],
  [limit, '0', `Failed to parse value [0] for setting [${limit}] must be >= 1`],
  [limit, 'x', `Failed to parse value [x] for setting [${limit}]`],
  ['cluster.blocks.read_only', 'true', undefined],
  [
    'cluster.blocks.read_only',
    '1',
    'Failed to parse value [1] as only [true] or [false] are allowed.'
  ],
  ['logger.a', 'whatever', undefined]
]
for (const [key, text, complaint] of values) {
  t.test(
    `${key} of a cluster ${complaint === undefined ? 'may' : 'may not'} be ${text}`,
    async t => {
      t.equal(clusterSettingComplaint(key, text), complaint)
    }
  )
}
