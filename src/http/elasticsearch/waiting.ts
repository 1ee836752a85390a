import { refuse } from '../../domain/refusal.js'
import type { Identity } from '../../wire/elasticsearch/cluster.js'

/** How long a request may wait for a snapshot or a restore: one hour on the world's clock. */
export const waitLimitMs = 3_600_000

/** What a request hears whose wait ended before what it waited for. */
export function refuseWait(
  why: 'released' | 'too long',
  task: string,
  { nodeName }: Identity
): never {
  return why === 'released'
    ? refuse({ code: 'NODE_CLOSED', node: nodeName })
    : refuse({ code: 'WAIT_TOO_LONG', task, limit: `${waitLimitMs / 3_600_000}h` })
}
