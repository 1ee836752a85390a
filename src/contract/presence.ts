/** Which parts a deployment has, of those that may be missing behind an address that answers. */
import { exchange } from './exchange.js'
import type { Target } from './target.js'

/**
 * The target without the web applications, where they have no backups: a cluster on a relational database keeps no
 * history in a search engine, and its actuator does not know the endpoint.
 *
 * @throws {NoAnswer} when nobody answers.
 */
export async function withPartsThere(target: Target, signal: AbortSignal): Promise<Target> {
  const { webapps, ...others } = target.addresses
  if (webapps === undefined) return target
  const headers = { accept: '*/*', ...target.headers }
  const path = '/actuator/backupHistory'
  const answer = await exchange({ method: 'GET', url: webapps.url, path, headers }, target, signal)
  const isUnknown = answer.status === 404 && /problem/.test(answer.headers['content-type'] ?? '')
  return isUnknown ? { ...target, addresses: others } : target
}
