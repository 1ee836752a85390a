/** What every request meets: envelopes, routes, verbs, parameters. */
import { text, whole } from '../pattern.js'
import { docs } from './evidence.js'
import { failed, noRepository, unrecognized } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, aSnapshot, got, of, put, removal, snapshots, steps } from './search-steps.js'

const controller = elastic('RestController')
const common = elastic('REST specification, common parameters')
const all = `${snapshots}/_all`

const envelopes: readonly SearchRow[] = [
  {
    id: 'envelope.exception',
    title: 'an exception stands in its envelope as root cause and by itself, then the status',
    evidence: [elastic('ElasticsearchException.generateFailureXContent')],
    steps: steps(['', '?pretty=false'], query =>
      got(`/_snapshot/{name}${query}`, noRepository('{name}'))
    )
  },
  {
    id: 'envelope.cause',
    title: 'what lies beneath an exception is not told of the root cause',
    engines: ['elasticsearch'],
    evidence: [elastic('ElasticsearchException.generateFailureXContent')],
    steps: [
      got(
        `${all}?size=x`,
        failed(
          400,
          'illegal_argument_exception',
          'Failed to parse int parameter [size] with value [x]',
          { cause: { type: 'number_format_exception', reason: 'For input string: "x"' } }
        )
      )
    ]
  },
  {
    id: 'envelope.compact',
    title: 'JSON is compact, because scripts look for members as they are written',
    evidence: [known],
    steps: [
      anIndex(),
      {
        ...put(`${snapshots}/{name}?wait_for_completion=true&filter_path=**.shards`, of('{name}'), {
          status: 200,
          text: '{"snapshot":{"shards":{"total":1,"failed":0,"successful":1}}}'
        }),
        undo: [removal(`${snapshots}/{name}`)]
      }
    ]
  },
  {
    id: 'envelope.pretty',
    title: 'JSON is indented where that is asked for, errors as well',
    evidence: [known],
    steps: [
      got('/_snapshot/{name}?pretty&filter_path=status,error.type', {
        status: 404,
        text:
          '{\n  "error" : {\n    "type" : "repository_missing_exception"\n  },\n' +
          '  "status" : 404\n}\n'
      })
    ]
  }
]

/** A request line of so many bytes, `GET` and the version of HTTP included. */
const lineOf = (bytes: number) => `/${'a'.repeat(bytes - 'GET / HTTP/1.1'.length)}`

const routes: readonly SearchRow[] = [
  {
    id: 'routes.unknown',
    title: 'an unknown route is told with its query, without an envelope',
    evidence: [controller, docs('Elasticsearch forum, no handler found for uri')],
    steps: [
      got('/a/b?c=d', {
        status: 400,
        json: { error: 'no handler found for uri [/a/b?c=d] and method [GET]' }
      })
    ]
  },
  {
    id: 'routes.wrong-verb',
    title: 'a known path with a wrong verb is told which verbs it has',
    evidence: [known],
    // Nothing can be restored from a repository that is not there.
    safety: 'read-only',
    steps: [
      {
        send: { method: 'PUT', path: '/_snapshot/{name}/one/_restore' },
        expect: {
          status: 405,
          headers: { allow: 'POST' },
          json: {
            error:
              'Incorrect HTTP method for uri [/_snapshot/{name}/one/_restore] and method [PUT], ' +
              'allowed: [POST]',
            status: 405
          }
        }
      }
    ]
  },
  {
    id: 'routes.long-line',
    title: 'a request line of 4 KiB is read, and one byte more is not',
    evidence: [known],
    steps: [
      got(lineOf(4_096), { status: 404 }),
      got(
        lineOf(4_097),
        failed(400, 'too_long_http_line_exception', 'An HTTP line is larger than 4096 bytes.')
      )
    ]
  }
]

const parameters: readonly SearchRow[] = [
  {
    id: 'parameters.unknown',
    title: 'a parameter that is not known is named',
    evidence: [known],
    steps: [got(`${all}?foo=1`, unrecognized(all, 'parameter: [foo]'))]
  },
  {
    id: 'parameters.unknown.several',
    title: 'several parameters that are not known are named in order',
    evidence: [known],
    steps: [got(`${all}?foo=1&bar=2`, unrecognized(all, 'parameters: [bar], [foo]'))]
  },
  {
    id: 'parameters.unknown.nearly',
    title: 'a parameter that is nearly right is answered with a question',
    evidence: [known],
    steps: [
      got(`${all}?verbos=1`, unrecognized(all, 'parameter: [verbos] -> did you mean [verbose]?'))
    ]
  },
  {
    id: 'parameters.common',
    title: 'some parameters are taken by every request',
    evidence: [common],
    steps: [
      got('/?pretty=false&human=false&filter_path=tagline&error_trace=false&format=json', {
        status: 200,
        json: { tagline: text }
      })
    ]
  },
  {
    id: 'parameters.human.times',
    title: 'a readable twin stands before a time where that is asked for',
    evidence: [common],
    steps: [
      aSnapshot(),
      got(`${snapshots}/{name}?human&filter_path=snapshots.duration*`, {
        status: 200,
        json: { snapshots: [{ duration: text, duration_in_millis: whole }] }
      })
    ]
  },
  {
    id: 'parameters.human.sizes',
    title: 'a readable twin stands before a size where that is asked for',
    evidence: [common],
    steps: [
      anIndex(),
      aSnapshot('{name}', of('{name}')),
      got(`${snapshots}/{name}/_status?human&filter_path=snapshots.stats`, {
        status: 200,
        json: {
          snapshots: [
            {
              stats: {
                incremental: readable(),
                total: readable(),
                ...{ start_time_in_millis: whole, time: text, time_in_millis: whole }
              }
            }
          ]
        }
      })
    ]
  }
]

function readable() {
  return { file_count: whole, size: text, size_in_bytes: whole }
}

export const searchConventionCases = searchCases([...envelopes, ...routes, ...parameters])
