/** Paths around Zeebe's endpoints, as the framework sees them. */
import type { ContractCase, Step } from '../case.js'
import { each, some, whole } from '../pattern.js'
import { assumed, docs } from './evidence.js'
import {
  allFrameworks,
  cluster,
  type FrameworkSpan,
  gateway,
  noEndpoint,
  noMethod,
  reactive,
  servlets
} from './framework.js'
import { inEach, lineOf, recordedEdge, recordings, steps } from './zeebe-spans.js'

const safety = 'read-only'

function nowhere(span: FrameworkSpan, path: string, method = 'GET'): Step {
  return { send: { method, path }, expect: noEndpoint(span, method, path) }
}

const list = each(some({ backupId: whole }))

export const edgeRouteCases: readonly ContractCase[] = [
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.unknown-path',
    title: 'an unknown path leads nowhere with any method',
    evidence: recordings(
      'method-unknown-get',
      'method-unknown-put',
      'method-unknown-delete',
      'method-unknown-options',
      'method-root-put',
      'path-unknown-query'
    ),
    safety,
    steps: [
      nowhere(span, '/actuator/nope'),
      nowhere(span, '/actuator/nope', 'POST'),
      nowhere(span, '/actuator/nope', 'PUT'),
      nowhere(span, '/actuator/nope', 'DELETE'),
      { ...nowhere(span, '/actuator/nope'), send: { method: 'GET', path: '/actuator/nope?a=b' } }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.unknown-path-asked',
    title: 'OPTIONS and HEAD of an unknown path are no better than GET',
    evidence: recordings('method-unknown-options', 'method-unknown-head', 'method-root-options'),
    safety,
    steps: [
      nowhere(span, '/actuator/nope', 'OPTIONS'),
      { send: { method: 'HEAD', path: '/actuator/nope' }, expect: { status: 404, text: '' } }
    ]
  })),
  ...inEach([reactive, gateway, { ...cluster, camunda: ['8.8', '8.9'] }], span => ({
    id: 'zeebe.edge.slashes',
    title: 'a slash more, at the end or inside, makes an unknown path',
    evidence: recordings(
      'path-backups-slash',
      'path-double-slash-middle',
      'get-id-trailing-slash',
      'get-id-double-slash',
      'path-restore'
    ),
    safety,
    steps: [
      nowhere(span, `${span.base}/`),
      nowhere(span, `${span.base}/100/`),
      nowhere(span, `${span.base}//100`),
      nowhere(span, span.base.replace('/actuator/', '/actuator//')),
      nowhere(span, `/${span.base}`),
      nowhere(span, `${span.base}/restore/x`)
    ]
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.spelling',
    title: 'paths are case-sensitive and have no suffix',
    evidence: [recordedEdge('spelling of paths')],
    safety,
    steps: [
      nowhere(span, span.base.toUpperCase()),
      nowhere(span, `${span.base}.json`),
      nowhere(span, span.base.replace('/actuator', ''))
    ]
  })),
  ...inEach([reactive, gateway], span => ({
    id: 'zeebe.edge.other-releases',
    title: 'the names of other releases are not served',
    evidence: recordings(
      'path-runtime',
      'path-runtime-state',
      'path-runtime-dash',
      'path-history',
      'path-v2'
    ),
    safety,
    steps: steps(
      [
        '/actuator/backup',
        '/actuator/backupRuntime',
        '/actuator/backupRuntime/state',
        '/actuator/backup-runtime/100',
        '/actuator/backupHistory'
      ],
      it => nowhere(span, it)
    )
  })),
  ...inEach([cluster], span => ({
    id: 'zeebe.edge.other-releases',
    title: 'names that were only used while the endpoint was made are not served',
    evidence: [docs('camunda/camunda#24462'), docs('camunda/camunda#30577')],
    safety,
    steps: steps(
      ['/actuator/backup', '/actuator/backup-runtime', '/actuator/backup-runtime/100'],
      it => nowhere(span, it)
    )
  })),
  ...inEach([cluster], span => ({
    id: 'zeebe.edge.no-alias',
    title: 'the older name is gone where web applications and brokers are one process',
    evidence: [docs('Camunda 8.8 documentation, backup'), docs('camunda/camunda#24850')],
    safety,
    steps: [
      {
        send: { to: 'webapps', method: 'GET', path: '/actuator/backups' },
        expect: noEndpoint(span, 'GET', '/actuator/backups')
      }
    ]
  })),
  ...inEach([{ ...cluster, camunda: ['8.8', '8.9'] }], span => ({
    id: 'zeebe.edge.no-restore',
    title: 'nothing is restored over HTTP',
    evidence: [docs('Camunda 8 documentation, restore')],
    safety,
    steps: [
      {
        send: { method: 'GET', path: `${span.base}/restore/100` },
        expect: noEndpoint(span, 'GET', `${span.base}/restore/100`)
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.decoding',
    title: 'matrix parameters are cut and letters decoded before a path is matched',
    evidence: recordings('path-encoded-letter', 'discovery-matrix'),
    safety,
    steps: steps(
      [`${span.base};x=1`, span.base.replace('back', 'b%61ck'), `${span.base}?`],
      path => ({
        send: { method: 'GET', path },
        expect: { status: 200, json: list }
      })
    )
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.unknown-parameters',
    title: 'parameters that nobody knows are ignored: the list stays the list',
    evidence: recordings(
      'query-list-backupid',
      'query-list-pattern',
      'query-list-unicode',
      'query-list-empty-name'
    ),
    safety,
    steps: steps(
      ['?backupId=100', '?id=abc', '?verbose=false', '?pattern=10*', '?x=%E4%BD%A0'],
      query => ({
        send: { method: 'GET', path: `${span.base}${query}` },
        expect: { status: 200, json: list }
      })
    )
  })),
  ...inEach([lineOf(cluster, '8.10')], span => ({
    id: 'zeebe.edge.any-write',
    title:
      'below the endpoint any path takes a POST, so that another method is what is wrong with it',
    evidence: [assumed('the operation is mapped to any path below the endpoint')],
    safety,
    steps: steps(['/100/', '/restore/100'], rest => ({
      send: { method: 'GET', path: `${span.base}${rest}` },
      expect: noMethod(cluster, 'GET', `${span.base}${rest}`, 'POST')
    }))
  }))
]
