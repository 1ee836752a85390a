/** Which parts a deployment has, of those that may be missing behind an address that answers. */
import { exchange, NoAnswer } from './exchange.js'
import type { Target } from './target.js'

/**
 * The target without the web applications, where they have no backups: a cluster on a relational database keeps no
 * history in a search engine, and its actuator does not know the endpoint.
 * Where nobody answers they are left for the cases to find out.
 */
export async function withPartsThere(target: Target, signal: AbortSignal): Promise<Target> {
  const { webapps, ...others } = target.addresses
  if (webapps === undefined) return target
  const headers = { accept: '*/*', ...target.headers }
  const path = '/actuator/backupHistory'
  try {
    const sent = { method: 'GET', url: webapps.url, path, headers }
    const answer = await exchange(sent, target, signal)
    const isUnknown = answer.status === 404 && /problem/.test(answer.headers['content-type'] ?? '')
    return isUnknown ? { ...target, addresses: others } : target
  } catch (error) {
    if (error instanceof NoAnswer) return target
    throw error
  }
}
