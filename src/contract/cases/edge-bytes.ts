/** Bytes that are not quite HTTP, at the door of a gateway and of an orchestration cluster. */
import type { ContractCase, Step } from '../case.js'
import { linking } from '../pattern.js'
import { cluster, type FrameworkSpan, gateway, servlets } from './framework.js'
import { timestamp } from './spring-answers.js'
import { bytesRows, head } from './tomcat-bytes.js'
import {
  givenIds,
  inEach,
  notPositive,
  recordedEdge,
  recordings,
  type Span
} from './zeebe-spans.js'

const safety = 'read-only'

/** A start that is refused for its id, with a body and headers of its own. */
function start({ base }: Span, body: string, ...headers: readonly string[]): Step['send'] {
  const lines = ['Host: {host}', 'Content-Type: application/json', ...headers]
  const raw = `${head(`POST {base}${base} HTTP/1.1`, ...lines)}${body}`
  return { method: 'POST', path: base, raw }
}

const chunked = 'Transfer-Encoding: chunked'
const chunk = (size: string) => `${size}\r\n{"backupId":0}\r\n0\r\n\r\n`
const readAndRefused: Step['expect'] = { status: 400, json: { message: notPositive } }

export const edgeBytesCases: readonly ContractCase[] = [
  ...bytesRows.flatMap(({ id, title, steps }) =>
    inEach<FrameworkSpan>(servlets, ({ base }) => ({
      id: `zeebe.server.${id}`,
      title,
      evidence: [recordedEdge('requests byte for byte')],
      safety,
      steps: steps({ path: base, expect: { status: 200 } })
    }))
  ),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.chunks',
    title: 'chunks are read, extensions and all, and count for more than a length',
    evidence: recordings('chunk-extension-trailer', 'body-chunked'),
    safety,
    ...givenIds(span),
    steps: [
      { send: start(span, chunk('e'), chunked), expect: readAndRefused },
      { send: start(span, chunk('e;a=b'), chunked), expect: readAndRefused },
      { send: start(span, chunk('e'), 'Content-Length: 3', chunked), expect: readAndRefused }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.broken-chunk',
    title: 'a chunk whose size is no number is told of with a timestamp',
    evidence: [recordedEdge('a broken chunk')],
    safety,
    steps: [{ send: start(span, chunk('zz'), chunked), expect: timestamp(span.base, 400) }]
  })),
  ...inEach([gateway, cluster], () => ({
    id: 'zeebe.server.nameless',
    title: 'who does not say what the host is called is led to localhost',
    evidence: recordings('http10-discovery-no-host'),
    safety,
    steps: [
      {
        send: {
          method: 'GET',
          path: '/actuator',
          raw: head('GET {base}/actuator HTTP/1.0')
        },
        expect: {
          status: 200,
          text: linking(
            'links to localhost',
            base =>
              new RegExp(
                `^\\{"_links":\\{"self":\\{"href":"http://localhost:\\d+${base}/actuator","templated":false\\}`
              )
          )
        }
      }
    ]
  }))
]
