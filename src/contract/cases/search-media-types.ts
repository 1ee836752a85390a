/** By which headers a product is known, and which media types it reads and answers in. */
import type { Expectation, Step } from '../case.js'
import { docs } from './evidence.js'
import { accepted, failed, noRepository } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { got, ofNothing, removal, snapshots, steps } from './search-steps.js'

const eights = ['elasticsearch:8.0-8.19']
const nines = ['elasticsearch:9.0-']
const vendor = (major: number) => `application/vnd.elasticsearch+json; compatible-with=${major}`
const answered = (major: number) => `application/vnd.elasticsearch+json;compatible-with=${major}`
const form = 'application/x-www-form-urlencoded'
const charset = 'application/json; charset=UTF-8'

const product = docs('Elasticsearch 8.17 reference, REST API conventions')
const media = docs('Elasticsearch 8.17 reference, REST API compatibility')
const parsed = elastic('RestRequest and MediaTypeHeaderException')

const paths = ['/', '/_snapshot', '/_cluster/health'] as const
type Failing = readonly [path: string, status: number]
const failing: readonly [Failing, ...Failing[]] = [
  ['/_snapshot/{name}', 404],
  ['/no/such/route', 400],
  ['/?foo', 400],
  ['/%zz', 400],
  ['/_cat/indices/{name}', 404]
]

const heads: readonly SearchRow[] = [
  ...(
    [
      ['elasticsearch', ['elasticsearch:8.0-'], 'Elasticsearch', 'application/json'],
      ['elasticsearch.older', ['elasticsearch:7.17'], 'Elasticsearch', charset],
      ['opensearch', ['opensearch'], null, charset]
    ] as const
  ).map(
    ([id, engines, name, type]): SearchRow => ({
      id: `headers.${id}`,
      title: `answers are ${type}, and ${name ?? 'no product'} is named in a header`,
      engines,
      evidence: [product, known],
      steps: steps(paths, path =>
        got(path, { status: 200, headers: { 'x-elastic-product': name, 'content-type': type } })
      )
    })
  ),
  ...(
    [
      ['elasticsearch', 'Elasticsearch'],
      ['opensearch', null]
    ] as const
  ).map(
    ([engine, name]): SearchRow => ({
      id: `headers.failures.${engine}`,
      title: `the errors of ${engine} name ${name === null ? 'no product' : 'the product too'}`,
      engines: [engine],
      evidence: [product, known],
      steps: steps(failing, ([path, status]) =>
        got(path, { status, headers: { 'x-elastic-product': name } })
      )
    })
  )
]

type Headers = Readonly<Record<string, string>>

const both = (major: number): Headers => ({ accept: vendor(major), 'content-type': vendor(major) })

/** A start of a snapshot in some media types. */
const started = (headers: Headers, expect: Expectation): Step => ({
  send: { method: 'PUT', path: `${snapshots}/{name}`, body: ofNothing, headers },
  expect,
  undo: [removal(`${snapshots}/{name}`)]
})

const inKind = (major: number): Step =>
  started(both(major), { ...accepted, headers: { 'content-type': answered(major) } })

const read = (method: string, path: string, headers: Headers, expect: Expectation): Step => ({
  send: { method, path, headers },
  expect
})

function strange(what: string, own: number, former: number, found: number): Expectation {
  const type = 'media_type_header_exception'
  const reason =
    `${what} version must be either version ${own} or ${former}, but found ${found}. ` +
    `${what}=${vendor(found)}`
  return failed(400, type, 'Invalid media-type value on headers [Content-Type, Accept]', {
    cause: { type: 'status_exception', reason }
  })
}

const unsupported = (type: string): Expectation => ({
  status: 406,
  json: { error: `Content-Type header [${type}] is not supported`, status: 406 }
})

const mediaTypes: readonly SearchRow[] = [
  ...(
    [
      [8, 8, eights],
      [8, 7, eights],
      [9, 9, nines],
      [9, 8, nines]
    ] as const
  ).map(
    ([own, major, engines]): SearchRow => ({
      id: `media-types.${own}-reads-${major}`,
      title: `Elasticsearch ${own} reads the type of ${major}, and answers in kind`,
      engines,
      evidence: [media, known],
      steps: [inKind(major)]
    })
  ),
  {
    id: 'media-types.errors',
    title: 'errors are answered in the type of the vendor too',
    engines: eights,
    evidence: [known],
    steps: [
      read(
        'GET',
        '/_snapshot/{name}',
        { accept: vendor(8) },
        {
          ...noRepository('{name}'),
          headers: { 'content-type': answered(8) }
        }
      )
    ]
  },
  {
    id: 'media-types.nine',
    title: 'Elasticsearch 8 refuses the type of 9, and tells of the header that it looked at first',
    engines: eights,
    evidence: [media, parsed],
    steps: [
      read('GET', '/', both(9), strange('Accept', 8, 7, 9)),
      read('DELETE', `${snapshots}/{name}`, { accept: vendor(9) }, strange('Accept', 8, 7, 9)),
      read('GET', '/', { 'content-type': vendor(9) }, strange('Content-Type', 8, 7, 9))
    ]
  },
  {
    id: 'media-types.seven',
    title: 'Elasticsearch 9 has forgotten the type of 7',
    engines: nines,
    evidence: [known],
    steps: [read('GET', '/', { accept: vendor(7) }, strange('Accept', 9, 8, 7))]
  },
  {
    id: 'media-types.opensearch',
    title: 'OpenSearch does not read the type of another vendor',
    engines: ['opensearch'],
    evidence: [known],
    steps: [started(both(8), unsupported(vendor(8)))]
  },
  {
    id: 'media-types.form',
    title: 'a form, as curl sends by default, is not JSON',
    evidence: [known],
    steps: [started({ 'content-type': form }, unsupported(form))]
  }
]

export const searchMediaTypeCases = searchCases([...heads, ...mediaTypes])
