/** What every request meets: envelopes, media types, routes, verbs, parameters. */
import {
  accepted,
  es,
  everywhere,
  failed,
  holds,
  illegal,
  index,
  invalid,
  noRepository,
  os,
  type Row,
  snapshot
} from '../../../support/contract.js'

const vendor = (major: number) => `application/vnd.elasticsearch+json; compatible-with=${major}`
const answered = (major: number) => `application/vnd.elasticsearch+json;compatible-with=${major}`
const form = 'application/x-www-form-urlencoded'

const envelopes: readonly Row[] = [
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/nope'],
    ...noRepository('nope'),
    why: 'the envelope holds the exception as root cause and by itself, then the status'
  },
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups/_all?size=x'],
    ...failed(
      400,
      'illegal_argument_exception',
      'Failed to parse int parameter [size] with value [x]',
      { cause: { type: 'number_format_exception', reason: 'For input string: "x"' } }
    ),
    why: 'what lies beneath an exception is not told of the root cause'
  },
  {
    engines: everywhere,
    given: [index('a')],
    ask: ['PUT', '/_snapshot/backups/one?wait_for_completion=true&filter_path=**.shards'],
    status: 200,
    body: '{"snapshot":{"shards":{"total":1,"failed":0,"successful":1}}}',
    why: 'JSON is compact: scripts look for "failed":0'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/nope?pretty&filter_path=status,error.type'],
    status: 404,
    body: '{\n  "error" : {\n    "type" : "repository_missing_exception"\n  },\n  "status" : 404\n}\n',
    why: 'pretty indents, errors as well'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/nope?pretty=false'],
    ...noRepository('nope'),
    why: 'pretty may be denied'
  }
]

const failing = ['/_snapshot/nope', '/no/such/route', '/?foo', '/%zz', '/_cat/indices/nope']
const heads: readonly Row[] = [
  ...['/', '/_snapshot', '/_cluster/health'].flatMap((path): Row[] => [
    {
      engines: es('8.1', '8.17', '9.0'),
      ask: ['GET', path],
      status: 200,
      headers: { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' },
      why: 'Elasticsearch names its product'
    },
    {
      engines: es('7.17'),
      ask: ['GET', path],
      status: 200,
      headers: {
        'x-elastic-product': 'Elasticsearch',
        'content-type': 'application/json; charset=UTF-8'
      },
      why: 'so does 7.17, whose JSON has a charset'
    },
    {
      engines: os(),
      ask: ['GET', path],
      status: 200,
      headers: {
        'x-elastic-product': undefined,
        'content-type': 'application/json; charset=UTF-8'
      },
      why: 'OpenSearch does not name a product'
    }
  ]),
  ...failing.flatMap((path): Row[] => {
    const status = path.includes('nope') ? 404 : 400
    return [
      {
        engines: es(),
        ask: ['GET', path],
        status,
        headers: { 'x-elastic-product': 'Elasticsearch' },
        why: 'an error names the product too'
      },
      {
        engines: os(),
        ask: ['GET', path],
        status,
        headers: { 'x-elastic-product': undefined },
        why: 'an error of OpenSearch does not'
      }
    ]
  })
]

const bothHeaders = 'Invalid media-type value on headers [Content-Type, Accept]'
const strange = (what: string, majors: readonly [number, number, number]) =>
  failed(400, 'media_type_header_exception', bothHeaders, {
    cause: {
      type: 'status_exception',
      reason:
        `${what} version must be either version ${majors[0]} or ${majors[1]}, ` +
        `but found ${majors[2]}. ${what}=${vendor(majors[2])}`
    }
  })

const eights = es('8.1', '8.17', '8.19')
const both = (major: number) => ({ accept: vendor(major), 'content-type': vendor(major) })
const mediaTypes: readonly Row[] = [
  ...[7, 8].map(
    (major): Row => ({
      engines: eights,
      ask: ['PUT', '/_snapshot/backups/one', {}, both(major)],
      ...accepted,
      headers: { 'content-type': answered(major) },
      why: 'the vendor type of its own major and the one before is read, and answered in kind'
    })
  ),
  {
    engines: eights,
    ask: ['GET', '/_snapshot/nope', undefined, { accept: vendor(8) }],
    ...noRepository('nope'),
    headers: { 'content-type': answered(8) },
    why: 'errors are answered in kind too'
  },
  {
    engines: eights,
    ask: ['GET', '/', undefined, both(9)],
    ...strange('Accept', [8, 7, 9]),
    why: 'a client of nine names the type even without a body'
  },
  {
    engines: eights,
    ask: ['DELETE', '/_snapshot/backups/one', undefined, { accept: vendor(9) }],
    ...strange('Accept', [8, 7, 9]),
    why: 'both headers are told of, whichever it is'
  },
  {
    engines: eights,
    ask: ['GET', '/', undefined, { 'content-type': vendor(9) }],
    ...strange('Content-Type', [8, 7, 9]),
    why: 'and the one that was sent'
  },
  {
    engines: es('9.0', '9.2'),
    ask: ['PUT', '/_snapshot/backups/one', {}, both(9)],
    ...accepted,
    headers: { 'content-type': answered(9) },
    why: 'nine knows its own'
  },
  {
    engines: es('9.0', '9.2'),
    ask: ['PUT', '/_snapshot/backups/one', {}, both(8)],
    ...accepted,
    headers: { 'content-type': answered(8) },
    why: 'nine knows eight'
  },
  {
    engines: es('9.0', '9.2'),
    ask: ['GET', '/', undefined, { accept: vendor(7) }],
    ...strange('Accept', [9, 8, 7]),
    why: 'nine has forgotten seven'
  },
  {
    engines: os(),
    ask: ['PUT', '/_snapshot/backups/one', {}, both(8)],
    status: 406,
    body: { error: `Content-Type header [${vendor(8)}] is not supported`, status: 406 },
    why: 'OpenSearch does not read the type of another vendor'
  },
  {
    engines: everywhere,
    ask: ['PUT', '/_snapshot/backups/one', '{}', { 'content-type': form }],
    status: 406,
    body: { error: `Content-Type header [${form}] is not supported`, status: 406 },
    why: 'a form, as curl sends by default, is not JSON'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_cat/repositories?h=id', undefined, { accept: 'application/json' }],
    status: 200,
    body: [{ id: 'backups' }],
    why: 'a table comes as JSON where it is accepted'
  }
]

const routes: readonly Row[] = [
  {
    engines: everywhere,
    ask: ['GET', '/a/b?c=d'],
    status: 400,
    body: { error: 'no handler found for uri [/a/b?c=d] and method [GET]' },
    why: 'an unknown route is told with its query, without envelope'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/backups/one/_status/a'],
    status: 400,
    body: { error: 'no handler found for uri [/_snapshot/backups/one/_status/a] and method [GET]' },
    why: 'what is not known of the routes of OpenSearch is refused'
  },
  {
    engines: everywhere,
    ask: ['PUT', '/_snapshot/backups/one/_restore'],
    status: 405,
    body: {
      error:
        'Incorrect HTTP method for uri [/_snapshot/backups/one/_restore] and method [PUT], ' +
        'allowed: [POST]',
      status: 405
    },
    headers: { allow: 'POST' },
    why: 'the wrong verb for a known path'
  },
  {
    engines: everywhere,
    ask: ['GET', `/${'a'.repeat(4_096 - 'GET / HTTP/1.1'.length)}`],
    status: 404,
    why: 'a request line of 4 KiB is read'
  },
  {
    engines: everywhere,
    ask: ['GET', `/${'a'.repeat(4_097 - 'GET / HTTP/1.1'.length)}`],
    ...failed(400, 'too_long_http_line_exception', 'An HTTP line is larger than 4096 bytes.'),
    why: 'one byte more is not'
  }
]

const unrecognized = (told: string) =>
  illegal(`request [/_snapshot/backups/_all] contains unrecognized ${told}`)
const parameters: readonly Row[] = [
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/backups/_all?foo=1'],
    ...unrecognized('parameter: [foo]'),
    why: 'one unknown parameter'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/backups/_all?foo=1&bar=2'],
    ...unrecognized('parameters: [bar], [foo]'),
    why: 'several, in order'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/backups/_all?verbos=1'],
    ...unrecognized('parameter: [verbos] -> did you mean [verbose]?'),
    why: 'one that is nearly right'
  },
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups/_all?size=0&verbose=false&sort=name'],
    ...invalid(
      'size must be -1 or greater than 0',
      "can't use non-default sort with verbose=false"
    ),
    why: 'all that is wrong with a request is numbered'
  },
  {
    engines: everywhere,
    ask: ['GET', '/?pretty=false&human=false&filter_path=tagline&error_trace=false&format=json'],
    status: 200,
    keys: { '': 'tagline' },
    why: 'what every request may have'
  },
  {
    engines: everywhere,
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one?human&filter_path=snapshots.duration*'],
    status: 200,
    body: { snapshots: [{ duration: '0s', duration_in_millis: 0 }] },
    why: 'human adds a twin for people to a time'
  },
  {
    engines: everywhere,
    given: [index('a'), snapshot('one')],
    ask: ['GET', '/_snapshot/backups/one/_status?human'],
    status: 200,
    keys: {
      'snapshots.0.stats': 'incremental total start_time_in_millis time time_in_millis',
      'snapshots.0.stats.total': 'file_count size size_in_bytes'
    },
    why: 'human adds one to sizes as well'
  }
]

holds([...envelopes, ...heads, ...mediaTypes, ...routes, ...parameters])
