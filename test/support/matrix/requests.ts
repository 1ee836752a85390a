/** How each product is asked, release by release. */
import type { InjectOptions } from 'fastify'
import { isFrom, type MatrixRelease, type Product } from './releases.js'

export const operations = {
  operate: ['get', 'list', 'delete', 'take'],
  tasklist: ['get', 'list', 'delete', 'take'],
  webapps: ['get', 'list', 'delete', 'take'],
  optimize: ['get', 'list', 'delete', 'take'],
  zeebe: ['get', 'list', 'delete', 'take'],
  exporting: ['pause', 'resume'],
  health: ['whole', 'readiness'],
  elasticsearch: [
    'root',
    'health',
    'repository',
    'verify',
    'snapshots',
    'catSnapshots',
    'takeSnapshot',
    'createIndex'
  ]
} as const satisfies Record<Product, readonly string[]>

export type Operation<P extends Product = Product> = (typeof operations)[P][number]

/** Backup 1 is there, 2 is new, and 3 is not known. */
export const ids = { get: 1, take: 2, delete: 3 } as const

type Asked = Pick<InjectOptions, 'url' | 'payload' | 'headers'> & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
}

/** The request of an operation, or `undefined` where a release has none. */
export function requestOf(
  product: Product,
  operation: Operation,
  release: MatrixRelease,
  id?: number
): Asked | undefined {
  if (product === 'elasticsearch') return searchRequests[operation as Operation<'elasticsearch'>]
  if (product === 'exporting') return { method: 'POST', url: `/actuator/exporting/${operation}` }
  const isFirst = !isFrom('8.5', release)
  const isUnified = isFrom('8.8', release)
  if (product === 'health') {
    // Recorded of a gateway that runs alone, and nowhere else.
    if (isFirst || isUnified) return undefined
    const group = operation === 'whole' ? '' : `/${operation}`
    return { method: 'GET', url: `/actuator/health${group}` }
  }
  if ((product === 'operate' || product === 'tasklist') && isUnified) return undefined
  if (product === 'webapps' && !isUnified) return undefined
  if (isFirst && operation === 'list') return undefined
  const base = `/actuator/${endpointOf(product, { isFirst, isUnified })}`
  switch (operation) {
    case 'take':
      if (product === 'zeebe' && isFirst)
        return { method: 'POST', url: `${base}/${id ?? ids.take}` }
      return {
        method: 'POST',
        url: base,
        headers: { 'content-type': 'application/json' },
        payload: `{"backupId":${id ?? ids.take}}`
      }
    case 'get':
      return { method: 'GET', url: `${base}/${id ?? ids.get}` }
    case 'list':
      return { method: 'GET', url: base }
    default:
      if (product === 'zeebe' && isFirst) return undefined
      return { method: 'DELETE', url: `${base}/${id ?? ids.delete}` }
  }
}

function endpointOf(
  product: Product,
  { isFirst, isUnified }: { isFirst: boolean; isUnified: boolean }
): string {
  if (product === 'webapps') return 'backupHistory'
  if (product === 'zeebe') return isUnified ? 'backupRuntime' : 'backups'
  return isFirst ? 'backup' : 'backups'
}

const searchRequests: Readonly<Record<Operation<'elasticsearch'>, Asked>> = {
  root: { method: 'GET', url: '/?filter_path=tagline,error,status' },
  health: { method: 'GET', url: '/_cluster/health?filter_path=status,error' },
  repository: { method: 'GET', url: '/_snapshot/backups?filter_path=*.type,error,status' },
  verify: {
    method: 'POST',
    url: '/_snapshot/backups/_verify?filter_path=nodes.*.name,error,status'
  },
  snapshots: {
    method: 'GET',
    url: '/_snapshot/backups/own-1?filter_path=snapshots.state,error,status'
  },
  catSnapshots: { method: 'GET', url: '/_cat/snapshots/backups?h=id,status&s=id:desc' },
  takeSnapshot: { method: 'PUT', url: '/_snapshot/backups/own-2' },
  createIndex: { method: 'PUT', url: '/new' }
}
