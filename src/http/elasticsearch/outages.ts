import type { World } from '../../world/world.js'
import type { Outages } from '../transport/outage.js'

/** When nobody listens at Elasticsearch's door. */
export function searchOutages({ conditions }: World): Outages {
  return {
    isOut: () => conditions.current().elasticsearch.kind === 'unreachable',
    changes: conditions.changes
  }
}
