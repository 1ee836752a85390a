import t from 'tap'
import type { SearchCondition } from '../../src/domain/conditions.js'
import { type SearchDemand, searchTrouble } from '../../src/domain/search-trouble.js'

const blocked = (status: number, text: string) => ({
  code: 'CLUSTER_BLOCKED',
  block: { status, text }
})
const notRecovered = blocked(503, 'SERVICE_UNAVAILABLE/1/state not recovered / initialized')
const readOnly = blocked(403, 'FORBIDDEN/6/cluster read-only (api)')
const noIndex = blocked(403, 'FORBIDDEN/10/cluster create-index blocked (api)')
const fine = undefined

/** By condition, in the order of the demands below. */
const demands: readonly SearchDemand[] = [
  'nothing',
  'health',
  'read',
  'change',
  'create',
  'unblock'
]
const rows: readonly [SearchCondition, readonly unknown[]][] = [
  [{ kind: 'reachable' }, [fine, fine, fine, fine, fine, fine]],
  [{ kind: 'slow', delayMs: 1 }, [fine, fine, fine, fine, fine, fine]],
  [
    { kind: 'failing' },
    [fine, { code: 'MASTER_UNKNOWN' }, notRecovered, notRecovered, notRecovered, notRecovered]
  ],
  [{ kind: 'readOnly' }, [fine, fine, fine, readOnly, readOnly, fine]],
  [{ kind: 'diskFull' }, [fine, fine, fine, fine, noIndex, fine]]
]
for (const [condition, expected] of rows) {
  t.test(`what a cluster does that is ${condition.kind}`, async t => {
    for (const [at, demand] of demands.entries()) {
      t.strictSame(searchTrouble(condition, demand), expected[at], demand)
    }
  })
}
