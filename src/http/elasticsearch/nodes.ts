import {
  areInfoMetrics,
  meansNode,
  nodeInfo,
  nodeStats,
  nodesAnswer,
  readInfoMetrics,
  readStatsMetrics
} from '../../wire/elasticsearch/nodes.js'
import { healthMoment } from './health-moment.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'

/** One word behind `_nodes` is what to tell, where it is such a word; otherwise it is a node. */
function info({ identity, traits, names, address, path }: SearchCall): SearchAnswer {
  const words = names('nodes')
  const metrics = names('metric')
  const areMetrics = metrics.length === 0 && areInfoMetrics(words)
  const asked = areMetrics ? [] : words
  const told = readInfoMetrics(areMetrics ? words : metrics, path)
  const node = nodeInfo(identity, traits, { metrics: told, address })
  return { json: nodesAnswer(identity, meansNode(asked, identity), node) }
}

function stats({ world, identity, traits, names, path }: SearchCall): SearchAnswer {
  const metrics = readStatsMetrics(names('metric'), path)
  const node = nodeStats(identity, world.indices.all(), { ...healthMoment(world), traits, metrics })
  return { json: nodesAnswer(identity, meansNode(names('nodes'), identity), node) }
}

/** The machines, which are one. */
export const nodeRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getNodes',
    demand: 'nothing',
    methods: ['GET'],
    paths: ['/_nodes', '/_nodes/:nodes', '/_nodes/:nodes/:metric'],
    parameters: ['flat_settings', 'timeout'],
    answer: info
  },
  {
    operationId: 'elasticsearch.nodeStats',
    demand: 'nothing',
    methods: ['GET'],
    paths: [
      ...['/_nodes/stats', '/_nodes/stats/:metric'],
      ...['/_nodes/:nodes/stats', '/_nodes/:nodes/stats/:metric']
    ],
    parameters: ['timeout', 'level', 'include_segment_file_sizes', 'include_unloaded_segments'],
    answer: stats
  },
  {
    operationId: 'elasticsearch.reloadSecureSettings',
    demand: 'nothing',
    methods: ['POST'],
    paths: ['/_nodes/reload_secure_settings', '/_nodes/:nodes/reload_secure_settings'],
    parameters: ['timeout'],
    answer({ identity, names, body }) {
      body()
      const node = { name: identity.nodeName }
      return { json: nodesAnswer(identity, meansNode(names('nodes'), identity), node) }
    }
  }
]
