/** Exporters, partitions and brokers, as they are told to whoever looks after a cluster. */
import type { ContractCase, Expectation, Step } from '../case.js'
import {
  each,
  including,
  instant,
  Like,
  matching,
  object,
  oneOf,
  type Pattern,
  some,
  text,
  the,
  whole
} from '../pattern.js'
import { docs, source } from './evidence.js'
import { cluster, type FrameworkSpan, gateway, noMethod, notAcceptable } from './framework.js'
import { inEach, recordedEdge, steps } from './zeebe-spans.js'

const safety = 'read-only'

const since86 = [{ ...gateway, camunda: ['8.6', '8.7'] } as const, cluster]
const since84 = [
  { ...gateway, name: 'reactive', camunda: ['8.4', '8.4'] } as const,
  gateway,
  { ...cluster, name: 'cluster' }
]
const json = 'application/json'
const field = docs('reports from clusters of 8.9')

/** Unlike the backups, these are written as plain JSON and nothing else. */
function plain(path: string, body: Pattern): Step {
  return {
    send: { method: 'GET', path },
    expect: { status: 200, headers: { 'content-type': json }, json: body }
  }
}

const noMember = (subject: string) => {
  const question = `Expected to send a message with subject '${subject}' to member '0'`
  const known = String.raw`\[Member\{id=gateway, address=\S+:\d+, properties=\{.*\}\}\]`
  const sentence = String.raw`^${question}, but member is not known\. Known members are '${known}'\.$`
  return { message: matching(`question about ${subject} for nobody`, new RegExp(sentence)) }
}

const enable = { method: 'POST', path: '/actuator/exporters/{exporter}/enable' }

const wholeOrNull = new Like('whole number or null', it => it === null || whole.fits(it))
const textOrNull = new Like('text or null', it => it === null || text.fits(it))

/** Of the leader, or of a follower, which has neither processor nor exporter. */
const partition = {
  role: oneOf('LEADER', 'FOLLOWER'),
  processedPosition: wholeOrNull,
  snapshotId: textOrNull,
  processedPositionInSnapshot: wholeOrNull,
  streamProcessorPhase: textOrNull,
  exporterPhase: oneOf('EXPORTING', 'PAUSED', 'SOFT_PAUSED', 'CLOSED', null),
  exportedPosition: wholeOrNull,
  clock: { instant, modificationType: text, modification: object },
  health: some({
    id: text,
    name: text,
    status: text,
    componentsState: text,
    children: each(object)
  })
}

export const readSideClusterCases: readonly ContractCase[] = [
  ...inEach(since86, () => ({
    id: 'zeebe.exporters.list',
    title: 'every exporter is listed with what it does, with a slash at the end or without',
    evidence: [field, docs('Camunda 8.6 documentation, exporters API')],
    safety,
    steps: steps(['/actuator/exporters', '/actuator/exporters/'], path =>
      plain(
        path,
        each({ exporterId: text, status: oneOf('ENABLED', 'DISABLED', 'CONFIG_NOT_FOUND') }, 1)
      )
    )
  })),
  ...inEach(since86, span => ({
    id: 'zeebe.exporters.edge',
    title: 'exporters are written as plain JSON only, and read only',
    evidence: [recordedEdge('exporters')],
    safety,
    steps: [
      {
        send: {
          method: 'GET',
          path: '/actuator/exporters',
          headers: { accept: 'application/vnd.spring-boot.actuator.v3+json' }
        },
        expect: plainOnly(span, '/actuator/exporters')
      },
      {
        send: { method: 'GET', path: '/actuator/exporters', headers: { accept: 'text/html' } },
        expect: plainOnly(span, '/actuator/exporters')
      },
      {
        send: { method: 'POST', path: '/actuator/exporters' },
        expect: noMethod(span, 'POST', '/actuator/exporters', 'GET')
      }
    ]
  })),
  ...inEach(since86, () => ({
    id: 'zeebe.exporters.commands',
    title: 'an exporter is disabled and enabled by commands that are accepted, not awaited',
    evidence: [docs('Camunda 8.6 documentation, exporters API')],
    safety: 'destructive',
    steps: [
      {
        send: { method: 'GET', path: '/actuator/exporters' },
        expect: { status: 200 },
        keep: { exporter: '/0/exporterId' }
      },
      { ...exporterCommand('disable'), undo: [enable] },
      showsExporter('DISABLED'),
      exporterCommand('enable'),
      showsExporter('ENABLED'),
      // Once more, so that there is something to be taken back.
      exporterCommand('disable')
    ]
  })),
  ...inEach(since86, _span => ({
    id: 'zeebe.exporters.without-brokers',
    title: 'a gateway that never saw a broker has nobody to ask',
    evidence: [recordedEdge('exporters without brokers')],
    safety,
    mockOnly: { conditions: { zeebe: 'noBrokers' } },
    steps: steps(['/actuator/exporters', '/actuator/cluster'], path => ({
      send: { method: 'GET', path },
      expect: {
        status: 502,
        headers: { 'content-type': json },
        json: noMember('topology-query')
      }
    }))
  })),
  ...inEach(since84, () => ({
    id: 'zeebe.cluster.brokers',
    title: 'the cluster tells its brokers and the partitions of each',
    evidence: [docs('Camunda 8.4 documentation, cluster scaling'), field],
    safety,
    steps: [
      plain(
        '/actuator/cluster',
        some({
          version: whole,
          brokers: each(
            some({
              id: whole,
              state: text,
              partitions: each(some({ id: whole, state: text, priority: whole }))
            }),
            1
          )
        })
      )
    ]
  })),
  ...inEach(since86, () => ({
    id: 'zeebe.cluster.exporters',
    title: 'every partition tells of its exporters',
    evidence: [field, docs('Camunda 8.6 documentation, exporters API')],
    safety,
    steps: [
      plain(
        '/actuator/cluster',
        some({
          brokers: each(
            some({
              partitions: each(
                some({
                  config: { exporting: { exporters: each(some({ id: text, state: text }), 1) } }
                })
              )
            })
          )
        })
      )
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.cluster.routing',
    title: 'the cluster tells how requests and messages find their partitions',
    evidence: [field, source('camunda/camunda, ClusterEndpointResponseIT')],
    safety,
    steps: [
      plain(
        '/actuator/cluster',
        some({
          routing: {
            version: whole,
            requestHandling: some({ strategy: text }),
            messageCorrelation: { strategy: 'HashMod', partitionCount: whole }
          },
          clusterId: text
        })
      )
    ]
  })),
  ...inEach([gateway, cluster], span => ({
    id: 'zeebe.cluster.edge',
    title: 'the cluster is written as plain JSON only',
    evidence: [recordedEdge('cluster')],
    safety,
    steps: [
      {
        send: { method: 'GET', path: '/actuator/cluster', headers: { accept: 'text/html' } },
        expect: plainOnly(span, '/actuator/cluster')
      },
      {
        send: { method: 'DELETE', path: '/actuator/cluster' },
        expect: noMethod(span, 'DELETE', '/actuator/cluster', oneOf('GET, PATCH', 'PATCH, GET'))
      }
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.partitions.leader',
    title: 'a broker tells of each partition, by its id',
    evidence: [field, source('camunda/camunda, PartitionStatus and BrokerAdminServiceEndpoint')],
    safety,
    steps: [
      {
        send: { to: 'webapps', method: 'GET', path: '/actuator/partitions' },
        expect: { status: 200, json: some({ 1: partition }) }
      }
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.partitions.leaderless',
    title: 'what is read goes on answering while a partition has no leader',
    evidence: [field],
    safety,
    mockOnly: { conditions: { zeebe: 'leaderless' } },
    steps: [
      {
        send: { to: 'webapps', method: 'GET', path: '/actuator/partitions' },
        expect: { status: 200, json: some({ 2: some({ role: 'LEADER' }) }) }
      },
      { send: { method: 'GET', path: '/actuator/prometheus' }, expect: { status: 200 } },
      { send: { method: 'GET', path: '/actuator/exporters' }, expect: { status: 200 } }
    ]
  }))
]

function plainOnly(span: FrameworkSpan, path: string): Expectation {
  return notAcceptable(span, path, json)
}

function exporterCommand(operation: string): Step {
  return {
    send: { method: 'POST', path: `/actuator/exporters/{exporter}/${operation}` },
    expect: { status: 202, json: some({ changeId: whole, plannedChanges: each(object) }) }
  }
}

function showsExporter(status: string): Step {
  return {
    send: { method: 'GET', path: '/actuator/exporters' },
    expect: {
      status: 200,
      json: including({ exporterId: the('exporter'), status })
    },
    eventually: true
  }
}
