/** The one node of the cluster, from all sides. */

import { type IndexFacts, sizeBytesOf } from '../../domain/index-facts.js'
import { isPattern, nameMatcher } from '../../domain/name-pattern.js'
import type { SearchProduct } from '../../domain/search-engine.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { malformed } from './body.js'
import type { Identity } from './cluster.js'

export type NodeIdentity = Pick<Identity, 'nodeId' | 'nodeName' | 'clusterName'>

const ip = '127.0.0.1'

/** What the products say of a node that has every role. Source: the `DiscoveryNodeRole`s of both. */
const products = {
  elasticsearch: {
    roles: [
      ...['data', 'data_cold', 'data_content', 'data_frozen', 'data_hot', 'data_warm', 'ingest'],
      ...['master', 'remote_cluster_client', 'transform']
    ],
    /** The roles as `_cat` says them. */
    letters: 'cdfhimrstw',
    build: { build_flavor: 'default', build_type: 'docker' }
  },
  opensearch: {
    roles: ['cluster_manager', 'data', 'ingest', 'remote_cluster_client'],
    letters: 'dimr',
    build: { build_type: 'tar' }
  }
} as const satisfies Record<SearchProduct, unknown>

export function nodeRoles({ product }: Product): readonly string[] {
  return products[product].roles
}

export function nodeRoleLetters({ product }: Product): string {
  return products[product].letters
}

type Product = Pick<SearchTraits, 'product'>

export const maxContentBytes = 104_857_600

/** Names and addresses, as every answer about nodes begins. */
export function nodeHead({ nodeName }: NodeIdentity) {
  return { name: nodeName, transport_address: `${ip}:9300`, host: ip, ip }
}

/** The envelope of an answer for which nodes were asked, with what the node says where it was meant. */
export function nodesAnswer(identity: NodeIdentity, isMeant: boolean, node: unknown) {
  const count = isMeant ? 1 : 0
  return {
    _nodes: { total: count, successful: count, failed: 0 },
    cluster_name: identity.clusterName,
    nodes: isMeant ? { [identity.nodeId]: node } : {}
  }
}

/** Whether one of these words means the node: its id, its name, a pattern, or what it is to the cluster. */
export function meansNode(asked: readonly string[], { nodeId, nodeName }: NodeIdentity): boolean {
  if (asked.length === 0) return true
  const words = ['_all', '_local', '_master', '_cluster_manager', ip, nodeId, nodeName]
  return asked.some(
    item =>
      words.includes(item) ||
      (isPattern(item) && [nodeId, nodeName].some(name => nameMatcher(item)(name))) ||
      /^(?:master|data|ingest|cluster_manager):true$/.test(item)
  )
}

const infoMetrics = ['settings', 'http', 'plugins', 'modules'] as const
const statsMetrics = ['indices', 'fs'] as const
export type InfoMetric = (typeof infoMetrics)[number]
export type StatsMetric = (typeof statsMetrics)[number]

/** Whether every word of a path names something that can be told of a node, rather than the node. */
export function areInfoMetrics(words: readonly string[]): boolean {
  return words.length > 0 && words.every(word => word === '_all' || isOneOf(infoMetrics, word))
}

export function readInfoMetrics(words: readonly string[], path: string): readonly InfoMetric[] {
  return readMetrics(infoMetrics, words, path)
}

export function readStatsMetrics(words: readonly string[], path: string): readonly StatsMetric[] {
  return readMetrics(statsMetrics, words, path)
}

/** `GET /_nodes`, as much of it as is asked for. Source: Elasticsearch, `NodesInfoResponse.toXContent`. */
export function nodeInfo(
  identity: NodeIdentity,
  traits: SearchTraits,
  { metrics, address }: { readonly metrics: readonly InfoMetric[]; readonly address: string }
) {
  const told: Record<InfoMetric, unknown> = {
    settings: {
      cluster: { name: identity.clusterName },
      node: { name: identity.nodeName },
      path: { home: `/usr/share/${traits.product}` }
    },
    http: {
      bound_address: [address],
      publish_address: address,
      max_content_length_in_bytes: maxContentBytes
    },
    plugins: [],
    modules: []
  }
  return {
    ...nodeHead(identity),
    version: traits.number,
    ...products[traits.product].build,
    build_hash: traits.build.hash,
    roles: nodeRoles(traits),
    attributes: {},
    ...Object.fromEntries(metrics.map(metric => [metric, told[metric]]))
  }
}

/** Bytes of the only disk, and the share that is free: on a full one, less than any watermark asks for. */
const diskBytes = 536_870_912_000
const freeShare = { usual: 0.62, full: 0.03 }

export function diskOf({ isDiskFull }: { readonly isDiskFull: boolean }) {
  const free = Math.floor(diskBytes * (isDiskFull ? freeShare.full : freeShare.usual))
  return { total_in_bytes: diskBytes, free_in_bytes: free, available_in_bytes: free }
}

/** `GET /_nodes/stats`, as much of it as is asked for. */
export function nodeStats(
  identity: NodeIdentity,
  indices: readonly IndexFacts[],
  moment: {
    readonly nowMs: number
    readonly isDiskFull: boolean
    readonly traits: Product
    readonly metrics: readonly StatsMetric[]
  }
) {
  const disk = diskOf(moment)
  const told: Record<StatsMetric, unknown> = {
    indices: storedIn(indices),
    fs: {
      timestamp: moment.nowMs,
      total: disk,
      data: [
        {
          path: `/usr/share/${moment.traits.product}/data`,
          mount: '/ (overlay)',
          type: 'overlay',
          ...disk
        }
      ]
    }
  }
  return {
    timestamp: moment.nowMs,
    ...nodeHead(identity),
    roles: nodeRoles(moment.traits),
    attributes: {},
    ...Object.fromEntries(moment.metrics.map(metric => [metric, told[metric]]))
  }
}

/** Documents and bytes of indices. */
export function storedIn(indices: readonly IndexFacts[]) {
  const bytes = indices.reduce((sum, index) => sum + sizeBytesOf(index), 0)
  return {
    docs: { count: indices.reduce((sum, index) => sum + index.documents.count, 0), deleted: 0 },
    store: { size_in_bytes: bytes, total_data_set_size_in_bytes: bytes, reserved_in_bytes: 0 }
  }
}

function readMetrics<Metric extends string>(
  known: readonly Metric[],
  words: readonly string[],
  path: string
): readonly Metric[] {
  if (words.length === 0 || words.includes('_all')) return known
  const unknown = words.filter(word => !isOneOf(known, word))
  if (unknown.length > 0) {
    const noun = unknown.length === 1 ? 'metric' : 'metrics'
    const told = unknown.map(word => `[${word}]`).join(', ')
    malformed(`request [${path}] contains unrecognized ${noun}: ${told}`)
  }
  return known.filter(metric => words.includes(metric))
}

function isOneOf<Word extends string>(words: readonly Word[], text: string): text is Word {
  return words.some(word => word === text)
}
