/** Elasticsearch takes snapshots as ever, and refuses something else: no backup notices. */
import t from 'tap'
import { underCondition } from '../../support/matrix/conditions.js'
import { assumed, says, whole } from '../../support/matrix/matrix.js'
import { json } from '../../support/matrix/voices.js'

const blocked = (text: string) => says(403, `blocked by: [${text}];`, 'cluster_block_exception')

underCondition(
  t,
  { elasticsearch: { kind: 'readOnly' } },
  { elasticsearch: { createIndex: blocked('FORBIDDEN/6/cluster read-only (api)') } }
)

underCondition(
  t,
  { elasticsearch: { kind: 'diskFull' } },
  {
    elasticsearch: {
      createIndex: assumed(
        'OpenSearch says so, Elasticsearch would leave the shards unassigned',
        blocked('FORBIDDEN/10/cluster create-index blocked (api)')
      ),
      health: assumed('copies of shards find no place', whole(200, json, '{"status":"yellow"}'))
    }
  }
)
