import type { SearchRefusal } from '../../domain/refusal.js'
import { blockedBy } from '../../domain/search-trouble.js'
import { type ErrorAnswer, failure } from './refusal-envelope.js'

type ClusterRefusal = Extract<SearchRefusal, { code: 'CLUSTER_BLOCKED' | 'MASTER_UNKNOWN' }>

/** What is wrong with the cluster, whatever was asked for. */
export function clusterFailure(refusal: ClusterRefusal): ErrorAnswer {
  if (refusal.code === 'MASTER_UNKNOWN') {
    return failure(503, 'master_not_discovered_exception', null)
  }
  const { block } = refusal
  return failure(block.status, 'cluster_block_exception', blockedBy(block))
}
