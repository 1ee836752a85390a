import type { SearchRefusal } from '../../domain/refusal.js'
import { blockedBy } from '../../domain/search-trouble.js'
import { type ErrorAnswer, failure } from './refusal-envelope.js'

type ClusterRefusal = Extract<
  SearchRefusal,
  { code: 'CLUSTER_BLOCKED' | 'MASTER_UNKNOWN' | 'UNAUTHENTICATED' }
>

/**
 * What Elasticsearch offers to whom it does not know, over plain HTTP. Source: seen on a cluster; with TLS there
 * is `Bearer` as well.
 */
const challenges = ['Basic realm="security" charset="UTF-8"', 'ApiKey']

/** What is wrong with the cluster, or with who asks, whatever was asked for. */
export function clusterFailure(refusal: ClusterRefusal): ErrorAnswer {
  switch (refusal.code) {
    case 'CLUSTER_BLOCKED': {
      const { block } = refusal
      return failure(block.status, 'cluster_block_exception', blockedBy(block))
    }
    case 'MASTER_UNKNOWN':
      return failure(503, 'master_not_discovered_exception', null)
    default: {
      const { uri, user } = refusal
      const what =
        user === undefined
          ? 'missing authentication credentials'
          : `unable to authenticate user [${user}]`
      const header = { 'WWW-Authenticate': challenges }
      const reason = `${what} for REST request [${uri}]`
      return { ...failure(401, 'security_exception', reason, { header }), challenges }
    }
  }
}
