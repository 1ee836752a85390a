import { nearest } from '../../domain/nearest.js'
import type { Operation, Reply } from './operation.js'
import { refused } from './operation.js'
import { defaultWorldName } from './server.js'

/**
 * Answers a request that no operation takes: 405 where the path has others, otherwise 404, with the path that
 * was most likely meant.
 *
 * @param url - as it was sent, with its query.
 */
export function unrouted(operations: readonly Operation[], method: string, url: string): Reply {
  const path = url.split('?')[0] ?? ''
  const [, ofWorld] = /^\/worlds\/[^/]+(\/.+)$/.exec(path) ?? []
  const asked = ofWorld ?? path
  const there = operations.filter(
    it => patternOf(it.path).test(asked) && !(ofWorld !== undefined && it.ofServer === true)
  )
  if (there.length > 0) {
    const allow = there
      .flatMap(it => (it.method === 'GET' ? ['GET', 'HEAD'] : [it.method]))
      .join(', ')
    const answer = refused(405, `${method} ${path} is no operation; ${path} takes ${allow}`)
    return { ...answer, headers: { allow } }
  }
  const paths = [...new Set(operations.map(it => it.path))]
  const meant = nearest(asked, paths)
  const ofServer = ofWorld !== undefined && operations.some(it => it.path === meant && it.ofServer)
  const hint =
    meant === undefined || ofServer
      ? '; GET /openapi.json describes those there are'
      : `; did you mean ${ofWorld === undefined ? meant : path.slice(0, -ofWorld.length) + meant}?`
  return refused(404, `no control operation ${method} ${path}${hint}`)
}

/** @param path - as OpenAPI writes it. */
function patternOf(path: string): RegExp {
  const parts = path
    .split('/')
    .map(it => (it.startsWith('{') ? '[^/]+' : it.replaceAll('.', '\\.')))
  return new RegExp(`^${parts.join('/')}$`)
}

/** Where an operation is served: the default world, and any by its name. */
export function pathsOf({ path, ofServer }: Operation): readonly { url: string; world?: string }[] {
  const url = path.replace(/\{(\w+)\}/g, ':$1')
  if (ofServer === true) return [{ url, world: defaultWorldName }]
  return [{ url, world: defaultWorldName }, { url: `/worlds/:world${url}` }]
}
