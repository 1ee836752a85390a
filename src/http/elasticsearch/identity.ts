import type { Identity } from '../../wire/elasticsearch/cluster.js'
import { Seed } from '../../world/seed.js'

/** Who the cluster is: a function of the world's seed alone, so that every door tells the same. */
export function identityOf(seed: string): Identity {
  const fresh = new Seed(seed)
  return {
    clusterName: 'elasticsearch',
    clusterUuid: fresh.searchUuid('cluster'),
    nodeId: fresh.searchUuid('node'),
    nodeName: 'elasticsearch-master-0'
  }
}
