import type { Identity } from '../../wire/elasticsearch/cluster.js'
import { Seed } from '../../world/seed.js'
import type { World } from '../../world/world.js'

const known = new WeakMap<World, Identity>()

/** Who the cluster is: a function of the world's seed alone, so that every door tells the same. */
export function identityOf(world: World): Identity {
  const found = known.get(world)
  if (found !== undefined) return found
  const identity = identityFrom(new Seed(world.seed.text))
  known.set(world, identity)
  return identity
}

function identityFrom(fresh: Seed): Identity {
  return {
    clusterName: 'elasticsearch',
    clusterUuid: fresh.searchUuid('cluster'),
    nodeId: fresh.searchUuid('node'),
    nodeName: 'elasticsearch-master-0'
  }
}
