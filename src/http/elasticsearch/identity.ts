import type { Identity } from '../../wire/elasticsearch/cluster.js'
import { Seed } from '../../world/seed.js'
import type { World } from '../../world/world.js'

const known = new WeakMap<World, { readonly seed: string; readonly identity: Identity }>()

/** Who the cluster is: a function of the world's seed alone, so that every door tells the same. */
export function identityOf(world: World): Identity {
  const seed = world.seed.text
  const found = known.get(world)
  if (found?.seed === seed) return found.identity
  const identity = identityFrom(new Seed(seed))
  known.set(world, { seed, identity })
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
