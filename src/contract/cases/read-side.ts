/** What tools poll at a Zeebe gateway and an orchestration cluster: build, links, metrics. */
import type { ContractCase, Step } from '../case.js'
import { instant, linking, literal, matching, type Pattern, some, text } from '../pattern.js'
import { docs } from './evidence.js'
import { cluster, gateway, noEndpoint, noMethod, notAcceptable, servlets } from './framework.js'
import { backups, inEach, recordedEdge, recordings, type Span, steps } from './zeebe-spans.js'

const safety = 'read-only'
const vendor = 'application/vnd.spring-boot.actuator.v3+json'

function looked(path: string, json: Pattern, status = 200): Step {
  return {
    send: { method: 'GET', path },
    expect: { status, headers: { 'content-type': vendor }, json }
  }
}

export const readSideCases: readonly ContractCase[] = [
  ...inEach([gateway, cluster], _span => ({
    id: 'zeebe.info.build',
    title: 'the build names the distribution, its version and its Java',
    evidence: recordings('method-info-get'),
    safety,
    steps: [
      looked('/actuator/info', {
        build: {
          artifact: 'camunda-zeebe',
          java: { version: text },
          name: text,
          description: text,
          time: instant,
          version: matching('version', /^8\.\d+\.\d+/),
          group: 'io.camunda'
        }
      })
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.info.edge',
    title: 'the build is read at one path, in types of JSON',
    evidence: recordings('info-post', 'method-info-patch', 'info-accept-html'),
    safety,
    steps: [
      ...steps(['/actuator/info/', '/actuator/info/build'], path => ({
        send: { method: 'GET', path },
        expect: noEndpoint(span, 'GET', path)
      })),
      {
        send: { method: 'POST', path: '/actuator/info' },
        expect: noMethod(span, 'POST', '/actuator/info', 'GET')
      },
      {
        send: { method: 'GET', path: '/actuator/info', headers: { accept: 'text/html' } },
        expect: notAcceptable(span, '/actuator/info')
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.discovery.links',
    title: 'the links lead to where the client has come from, whatever a proxy says',
    evidence: recordings('method-discovery-get', 'discovery-forwarded'),
    safety,
    steps: [
      {
        send: {
          method: 'GET',
          path: '/actuator',
          headers: { host: 'camunda.example.org:9600', 'x-forwarded-host': 'proxy.example.org' }
        },
        expect: {
          status: 200,
          headers: { 'content-type': vendor },
          json: { _links: some(linksOf(span)) }
        }
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.discovery.edge',
    title: 'discovery is read, in types of JSON',
    evidence: recordings(
      'method-discovery-put',
      'discovery-accept-html',
      'discovery-accept-hal',
      'discovery-accept-browser'
    ),
    safety,
    steps: [
      {
        send: { method: 'PUT', path: '/actuator' },
        expect: noMethod(span, 'PUT', '/actuator', 'GET')
      },
      ...steps(['text/html', 'application/hal+json'], accept => ({
        send: { method: 'GET', path: '/actuator', headers: { accept } },
        expect: notAcceptable(span, '/actuator')
      }))
    ]
  })),
  ...inEach([gateway], span => ({
    id: 'zeebe.discovery.not-exposed',
    title: 'what a gateway does not expose leads nowhere',
    evidence: recordings(
      'path-env',
      'path-beans',
      'path-metrics',
      'path-heapdump',
      'path-threaddump',
      'path-shutdown',
      'path-partitions'
    ),
    safety,
    steps: steps(
      ['env', 'beans', 'metrics', 'heapdump', 'threaddump', 'shutdown', 'partitions'],
      it => ({
        send: { method: 'GET', path: `/actuator/${it}` },
        expect: noEndpoint(span, 'GET', `/actuator/${it}`)
      })
    )
  })),
  ...inEach([gateway, cluster], _span => ({
    id: 'zeebe.prometheus.text',
    title: 'metrics are plain text, and no JSON',
    evidence: [recordedEdge('metrics')],
    safety,
    steps: [
      {
        send: { method: 'GET', path: '/actuator/prometheus' },
        expect: {
          status: 200,
          headers: {
            'content-type': matching(
              'plain text',
              /^text\/plain; ?version=0\.0\.4; ?charset=utf-8$/
            )
          },
          text: matching('metrics', /^# HELP /)
        }
      },
      {
        send: {
          method: 'GET',
          path: '/actuator/prometheus',
          headers: { accept: 'application/json' }
        },
        expect: { status: 406 }
      }
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.prometheus.positions',
    title: 'metrics tell how far each exporter and each partition is',
    evidence: [docs('reports from clusters of 8.9')],
    safety,
    steps: [
      measured(/^zeebe_exporter_last_exported_position\{exporter="[^"]+",partition="1",?\} \d/m),
      measured(
        /^zeebe_exporter_last_updated_exported_position\{exporter="[^"]+",partition="1",?\} \d/m
      ),
      measured(/^zeebe_stream_processor_last_processed_position\{.*partition="1".*\} \d/m)
    ]
  })),
  ...inEach(servlets, () => ({
    id: 'zeebe.rebalance.accepted',
    title: 'asking leaders to go where they belong is answered at once, without a body',
    evidence: [recordedEdge('rebalance')],
    safety: 'destructive',
    steps: [
      {
        send: { method: 'POST', path: '/actuator/rebalance' },
        expect: { status: 200, headers: { 'content-type': null }, text: '' }
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.rebalance.methods',
    title: 'rebalancing is asked for with POST only',
    evidence: [recordedEdge('rebalance')],
    safety,
    steps: [
      {
        send: { method: 'GET', path: '/actuator/rebalance' },
        expect: noMethod(span, 'GET', '/actuator/rebalance', 'POST')
      }
    ]
  }))
]

function linksOf({ base }: Span): Readonly<Record<string, Pattern>> {
  const own =
    base === backups.base
      ? {
          backups: link('/backups'),
          'backups-id': link('/backups/{id}', true),
          exporting: link('/exporting')
        }
      : {
          backupRuntime: link('/backupRuntime'),
          'backupRuntime-prefixOrId': link('/backupRuntime/{prefixOrId}', true)
        }
  return {
    self: link(''),
    ...own,
    health: link('/health'),
    'health-path': link('/health/{*path}', true),
    info: link('/info'),
    prometheus: link('/prometheus')
  }
}

/** The name in braces is not one of ours. */
function link(path: string, templated = false): Pattern {
  const href = linking(
    `http://camunda.example.org:9600/actuator${path}`,
    base => new RegExp(`^http://camunda\\.example\\.org:9600${base}/actuator${literal(path)}$`)
  )
  return { href, templated }
}

function measured(expression: RegExp): Step {
  return {
    send: { method: 'GET', path: '/actuator/prometheus' },
    expect: { status: 200, text: matching(`line with ${expression.source}`, expression) }
  }
}
