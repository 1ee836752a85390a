/** Nodes and tasks, settings of the cluster, and the tables that tell of them. */
import { matching, object, type Pattern, some, text, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { failed, unrecognized } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { begun, endless, got, posted, put, steps } from './search-steps.js'

/** A setting that changes what is logged, by a class that nobody has. */
const logger = 'logger.org.example.verify'

const headed = (members: Pattern) => ({
  status: 200,
  json: {
    _nodes: { total: whole, successful: whole, failed: 0 },
    cluster_name: text,
    nodes: members
  }
})
const nobody = { _nodes: { total: 0, successful: 0, failed: 0 }, cluster_name: text, nodes: {} }

const nodes: readonly SearchRow[] = [
  {
    id: 'nodes.head',
    title: 'nodes are counted before they are told, each by its id',
    evidence: [known],
    steps: steps(['/_nodes', '/_nodes/_all', '/_nodes/http', '/_nodes/_master/http'], path =>
      got(path, headed(object))
    )
  },
  {
    id: 'nodes.nobody',
    title: 'a name that no node has means no node, and is no error',
    evidence: [known],
    steps: steps(['/_nodes/{name}', '/_nodes/{name}/stats'], path =>
      got(path, { status: 200, json: nobody })
    )
  },
  {
    id: 'nodes.unknown-metric',
    title: 'a metric that nodes do not have is refused',
    evidence: [known],
    steps: [got('/_nodes/stats/nope', unrecognized('/_nodes/stats/nope', 'metric: [nope]'))]
  },
  {
    id: 'nodes.stats',
    title: 'who asks for the disks of the nodes is told their total, what is free and available',
    evidence: [known],
    steps: [
      got('/_nodes/stats/fs?filter_path=_nodes.failed,nodes.*.fs.total', {
        status: 200,
        text: matching(
          'disks of every node',
          /^\{"_nodes":\{"failed":0\},"nodes":\{("[\w-]{22}":\{"fs":\{"total":\{"total_in_bytes":\d+,"free_in_bytes":\d+,"available_in_bytes":\d+.*)+\}$/
        )
      })
    ]
  },
  {
    id: 'nodes.reload-secure-settings',
    title: 'secure settings are read again by every node',
    evidence: [known],
    safety: 'destructive',
    steps: [posted('/_nodes/reload_secure_settings', undefined, headed(object))]
  },
  {
    id: 'cluster-settings.read',
    title: 'settings of the cluster are told where somebody has set them, defaults on request',
    evidence: [known],
    steps: [
      got('/_cluster/settings', { status: 200, json: { persistent: object, transient: object } }),
      got('/_cluster/settings?include_defaults=true&flat_settings=true', {
        status: 200,
        json: { persistent: object, transient: object, defaults: object }
      })
    ]
  },
  {
    id: 'cluster-settings.changed',
    title: 'a setting of the cluster is told as a text once it is set, and goes with null',
    evidence: [docs('Elasticsearch 8.17 reference, cluster update settings API'), known],
    safety: 'destructive',
    steps: [
      {
        ...put(
          '/_cluster/settings?flat_settings=true',
          { transient: { [logger]: 'debug' } },
          {
            status: 200,
            json: { acknowledged: true, persistent: {}, transient: { [logger]: 'debug' } }
          }
        ),
        undo: [
          { method: 'PUT', path: '/_cluster/settings', body: { transient: { [logger]: null } } }
        ]
      },
      got('/_cluster/settings?flat_settings=true&filter_path=transient', {
        status: 200,
        json: { transient: some({ [logger]: 'debug' }) }
      })
    ]
  },
  {
    id: 'cluster-settings.refused',
    title: 'a setting of the cluster that nobody knows is refused',
    evidence: [known],
    safety: 'destructive',
    steps: [
      put(
        '/_cluster/settings',
        { transient: { 'verify.none': 1 } },
        failed(400, 'illegal_argument_exception', 'transient setting [verify.none], not recognized')
      )
    ]
  }
]

const taskOf = elastic('TransportGetTaskAction')

const tasks: readonly SearchRow[] = [
  {
    id: 'tasks.list',
    title: 'tasks are told by node, or as a list',
    evidence: [known],
    steps: [
      got('/_tasks', { status: 200, json: { nodes: object } }),
      got('/_tasks?group_by=none', { status: 200, json: { tasks: object } }),
      got('/_tasks?nodes={name}', { status: 200, json: { nodes: {} } })
    ]
  },
  {
    id: 'tasks.unknown',
    title: 'a task of a node that is not in the cluster is a 404 that says so',
    evidence: [taskOf],
    steps: [
      got(
        '/_tasks/{name}:1',
        failed(
          404,
          'resource_not_found_exception',
          "task [{name}:1] belongs to the node [{name}] which isn't part of the cluster and there is no record of the task"
        )
      )
    ]
  },
  {
    id: 'tasks.snapshot',
    title: 'a snapshot that is being taken is a task, and a line in the table of tasks',
    evidence: [known],
    mockOnly: endless(),
    steps: [
      begun(),
      got('/_tasks?group_by=none&detailed=true&actions=cluster:admin/snapshot/create', {
        status: 200,
        json: {
          tasks: [
            some({
              type: 'transport',
              action: 'cluster:admin/snapshot/create',
              description: 'snapshot [{repository}:{name}]'
            })
          ]
        }
      }),
      got('/_cat/tasks?h=action', {
        status: 200,
        text: matching('line of a snapshot', /^cluster:admin\/snapshot\/create *$/m)
      })
    ]
  }
]

export const searchNodeCases = searchCases([...nodes, ...tasks])
