import { type TSchema, Type } from '@sinclair/typebox'
import { ClusterHealth } from '../../wire/elasticsearch/cluster.js'
import { Acknowledged, RepositoryEntry } from '../../wire/elasticsearch/repository.js'
import { RootInfo } from '../../wire/elasticsearch/root.js'
import { SnapshotInfo } from '../../wire/elasticsearch/snapshot-info.js'
import { SnapshotStatus } from '../../wire/elasticsearch/snapshot-status.js'
import type { DescribedAnswer } from '../route-schema.js'

const ok = (description: string, schema: TSchema): Readonly<Record<string, DescribedAnswer>> => ({
  200: { description, schema }
})

const done = ok('It is done', Acknowledged)
const count = Type.Object({ count: Type.Integer(), _shards: Type.Unknown() })
const nodes = Type.Object({
  nodes: Type.Record(Type.String(), Type.Object({ name: Type.String() }))
})

const snapshotList = Type.Object({
  snapshots: Type.Array(SnapshotInfo),
  next: Type.Optional(Type.String({ description: 'Where the list goes on' })),
  total: Type.Optional(Type.Integer({ description: 'Of releases that have pages' })),
  remaining: Type.Optional(Type.Integer({ description: 'Of releases that have pages' }))
})

/** By the name of the operation; what is not here is an object without a schema, or a table. */
const answers: Readonly<Record<string, Readonly<Record<string, DescribedAnswer>>>> = {
  root: ok('Who answers', RootInfo),
  clusterHealth: {
    200: { description: 'The health', schema: ClusterHealth },
    408: { description: 'What was waited for has not come', schema: ClusterHealth }
  },
  createSnapshot: ok(
    'It has begun; or the snapshot, where its end was waited for',
    Type.Union([
      Type.Object({ accepted: Type.Literal(true) }),
      Type.Object({ snapshot: SnapshotInfo })
    ])
  ),
  getSnapshots: ok('The snapshots', snapshotList),
  getSnapshotStatus: ok('How far they are', Type.Object({ snapshots: Type.Array(SnapshotStatus) })),
  getRepositories: ok('The repositories by name', Type.Record(Type.String(), RepositoryEntry)),
  verifyRepository: ok('The nodes that can write there', nodes),
  count: ok('How many there are', count),
  ...Object.fromEntries(
    [
      ...['putRepository', 'deleteRepository', 'deleteSnapshots', 'cloneSnapshot', 'putAlias'],
      ...['deleteAlias', 'changeAliases', 'deleteIndices', 'putIndexSettings', 'putMappings'],
      ...['putIndexTemplate', 'deleteIndexTemplates', 'putComponentTemplate'],
      ...['deleteComponentTemplates', 'putLegacyTemplate', 'deleteLegacyTemplates']
    ].map(name => [name, done])
  )
}

const table = {
  200: { description: 'A line for each', schema: Type.String(), mediaType: 'text/plain' }
}
const something = ok('The answer', Type.Record(Type.String(), Type.Unknown()))

/** What the search engine answers to an operation when all is well. */
export function searchAnswers(operationId: string): Readonly<Record<string, DescribedAnswer>> {
  const name = operationId.replace('elasticsearch.', '')
  if (/^cat([A-Z]|$)/.test(name)) return table
  return answers[name] ?? something
}

/** How it refuses, whatever is asked. */
export const SearchError = Type.Object({
  error: Type.Union([
    Type.Object({
      root_cause: Type.Array(Type.Object({ type: Type.String(), reason: Type.String() })),
      type: Type.String(),
      reason: Type.String()
    }),
    Type.String()
  ]),
  status: Type.Integer()
})
