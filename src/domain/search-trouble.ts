/** What a request to Elasticsearch meets under a condition, by what it demands of the cluster. */
import type { SearchCondition } from './conditions.js'
import type { SearchRefusal } from './refusal.js'

/**
 * What an operation needs the cluster to do. Source: Elasticsearch, the `checkBlock` of each transport action:
 *
 * - `nothing`: the node answers by itself (`TransportMainAction`).
 * - `health`: may be asked under every block, but only the master knows it (`TransportClusterHealthAction`).
 * - `read`: `METADATA_READ` or `READ`. Taking, copying and deleting snapshots check no more than that
 *   (`TransportCreateSnapshotAction`, `TransportCloneSnapshotAction`, `TransportDeleteSnapshotAction`).
 * - `change`: `METADATA_WRITE`, for repositories, indices and a restore (`TransportRestoreSnapshotAction`).
 * - `create`: the same, for a new index (`TransportCreateIndexAction`).
 * - `write`: `WRITE`, for documents (`TransportBulkAction`).
 * - `unblock`: a change of the settings that does nothing but lift a block, which no block forbids
 *   (`TransportClusterUpdateSettingsAction`).
 */
export type SearchDemand = 'nothing' | 'health' | 'read' | 'change' | 'create' | 'write' | 'unblock'

/** A block of the cluster as Elasticsearch prints it. */
export interface ClusterBlock {
  readonly status: 403 | 429 | 503
  /** Status, id and description, as in `FORBIDDEN/6/cluster read-only (api)`. */
  readonly text: string
}

/** Source: Elasticsearch, `GatewayService.STATE_NOT_RECOVERED_BLOCK`. */
export const notRecovered: ClusterBlock = {
  status: 503,
  text: 'SERVICE_UNAVAILABLE/1/state not recovered / initialized'
}

/** Source: Elasticsearch, `Metadata.CLUSTER_READ_ONLY_BLOCK`: writes, of data and metadata. */
const readOnly: ClusterBlock = { status: 403, text: 'FORBIDDEN/6/cluster read-only (api)' }

/**
 * Assumed: OpenSearch blocks the creation of indices like this when all disks have passed the high watermark
 * (its `Metadata.CLUSTER_CREATE_INDEX_BLOCK`). Elasticsearch has no such block; it takes the index and leaves
 * its shards unassigned.
 */
const createIndexBlocked: ClusterBlock = {
  status: 403,
  text: 'FORBIDDEN/10/cluster create-index blocked (api)'
}

/**
 * Why the cluster does not do what is demanded, or `undefined` where it does.
 *
 * Without a master the original first waits as long as `master_timeout` allows; here it says so at once. A
 * restore is not the creation of an index to it, so a full disk does not forbid one.
 *
 * Documents are still written while the disk is full: what has been passed is the high watermark, and only the
 * flood stage above it makes indices read-only. A document that needs a new index is refused with the index.
 */
export function searchTrouble(
  { kind }: SearchCondition,
  demand: SearchDemand
): SearchRefusal | undefined {
  switch (kind) {
    case 'failing':
      if (demand === 'nothing') return undefined
      return demand === 'health' ? { code: 'MASTER_UNKNOWN' } : blocked(notRecovered)
    case 'readOnly':
      return writing.has(demand) ? blocked(readOnly) : undefined
    case 'diskFull':
      return demand === 'create' ? blocked(createIndexBlocked) : undefined
    default:
      return undefined
  }
}

const writing: ReadonlySet<SearchDemand> = new Set(['change', 'create', 'write'])

/** The reason of a `cluster_block_exception`. */
export function blockedBy({ text }: ClusterBlock): string {
  return `blocked by: [${text}];`
}

/**
 * An error of Elasticsearch as the applications' client hands it on. Source: Elasticsearch,
 * `ElasticsearchException.fromXContent`; assumed of the later client too.
 */
export function clientMessage(type: string, reason: string): string {
  return `Elasticsearch exception [type=${type}, reason=${reason}]`
}

function blocked(block: ClusterBlock): SearchRefusal {
  return { code: 'CLUSTER_BLOCKED', block }
}
