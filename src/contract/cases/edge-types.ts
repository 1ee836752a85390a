/** What Zeebe's backup endpoint reads: `Content-Type`. */
import type { ContractCase, Step } from '../case.js'
import { docs } from './evidence.js'
import {
  allFrameworks,
  cluster,
  type FrameworkSpan,
  gateway,
  notAcceptable,
  reactive,
  servlets,
  unsupportedType
} from './framework.js'
import {
  givenIds,
  handler,
  inEach,
  notPositive,
  recordedEdge,
  recordings,
  steps
} from './zeebe-spans.js'

const safety = 'read-only'

const vendor = (version: number) => `application/vnd.spring-boot.actuator.v${version}+json`

const unreadable = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/xml',
  'application/yaml',
  'application/problem+json',
  'application/merge-patch+json',
  'application/*',
  '*/*',
  'application/octet-stream',
  vendor(1)
] as const

const readable = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;q=0.5',
  'application/json;odata=verbose',
  vendor(2),
  vendor(3),
  `${vendor(3)};charset=utf-8`
] as const

const zero = '{"backupId":0}'

/** Where a start without a content type has no operation of its own. */
const readers = [reactive, gateway, { ...cluster, camunda: ['8.8', '8.8'] }] as const
const idless = { ...cluster, name: 'idless', camunda: ['8.9', '8.10'] } as const

export const edgeTypeCases: readonly ContractCase[] = [
  ...inEach(readers, span => ({
    id: 'zeebe.edge.unsupported-type',
    title: 'a start of another type is refused, and the answer names those that are read',
    evidence: recordings(
      'ct-any',
      'ct-application-wild',
      'ct-xml',
      'ct-yaml',
      'ct-merge-patch',
      'ct-form-json-body'
    ),
    safety,
    steps: steps(unreadable, type => ({
      ...sending(span, { 'content-type': type }),
      expect: unsupportedType(span, span.base, `Content-Type '${type}' is not supported.`)
    }))
  })),
  ...inEach(readers, span => ({
    id: 'zeebe.edge.no-type',
    title: 'a start without a type is refused, also when the query has the id',
    evidence: recordings('ct-none', 'ct-none-query'),
    safety,
    steps: [
      {
        ...sending(span, {}),
        expect: unsupportedType(span, span.base, "Content-Type 'null' is not supported.")
      },
      {
        send: { method: 'POST', path: `${span.base}?backupId=0` },
        expect: unsupportedType(span, span.base, "Content-Type 'null' is not supported.")
      }
    ]
  })),
  ...inEach(readers.slice(1), span => ({
    id: 'zeebe.edge.type-unparsable',
    title: 'a type that cannot be parsed is refused as such',
    evidence: recordings('body-unknown-charset', 'ct-space-inside'),
    safety,
    steps: steps(
      ['banana', 'application/', 'application / json', 'application/json;charset=banana'],
      type => ({
        ...sending(span, { 'content-type': type }),
        expect: unsupportedType(span, span.base, 'Could not parse Content-Type.')
      })
    )
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.supported-types',
    title: 'JSON is read by three names, and parameters of the type do not matter',
    evidence: recordings(
      'ct-json-charset-space',
      'ct-json-q',
      'ct-json-odata',
      'ct-v3',
      'ct-v3-charset'
    ),
    safety,
    ...givenIds(span),
    steps: steps(readable, type => ({
      ...sending(span, { 'content-type': type }),
      expect: { status: 400, json: { message: notPositive } }
    }))
  })),
  ...inEach([idless], span => ({
    id: 'zeebe.edge.type-without-body-operation',
    title: 'every other type leads to the start without an id',
    evidence: [handler, docs('Camunda 8.9 documentation, continuous backups')],
    safety,
    ...givenIds(span),
    steps: steps(['text/plain', 'application/x-www-form-urlencoded', 'banana'], type => ({
      ...sending(span, { 'content-type': type }),
      expect: { status: 400, json: { message: notPositive } }
    }))
  })),
  ...inEach(readers, span => ({
    id: 'zeebe.edge.order',
    title: 'the type of the body is looked at before Accept, and Accept before id and body',
    evidence: recordings(
      'ct-text-accept-html',
      'accept-take-unmapped-xml',
      'accept-delete-abc-html'
    ),
    safety,
    steps: [
      {
        ...sending(span, { 'content-type': 'text/plain', accept: 'text/html' }),
        expect: unsupportedType(span, span.base, "Content-Type 'text/plain' is not supported.")
      },
      {
        send: {
          method: 'POST',
          path: span.base,
          headers: { 'content-type': 'application/json', accept: 'application/xml' },
          body: '{"backupId":'
        },
        expect: notAcceptable(span, span.base)
      },
      {
        send: { method: 'DELETE', path: `${span.base}/abc`, headers: { accept: 'text/html' } },
        expect: notAcceptable(span, `${span.base}/abc`)
      }
    ]
  })),
  ...inEach(servlets.slice(0, 1), span => ({
    id: 'zeebe.edge.multipart',
    title: 'a multipart body is an error of the server, in its own shape',
    evidence: [recordedEdge('multipart body')],
    safety,
    steps: [
      {
        ...sending(span, { 'content-type': 'multipart/form-data' }),
        expect: { status: 500, headers: { 'content-type': 'application/json' } }
      }
    ]
  }))
]

function sending(
  { base }: FrameworkSpan,
  headers: Readonly<Record<string, string>>
): Pick<Step, 'send'> {
  return { send: { method: 'POST', path: base, headers, body: zero } }
}
