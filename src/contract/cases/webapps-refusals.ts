/** What the web applications refuse, and what is wrong around them. */
import type { ContractCase, Expectation } from '../case.js'
import { wording } from '../pattern.js'
import { cautionOf } from './caution.js'
import { deleted, got, posted } from './history-answers.js'
import { casesOf, type Row } from './spans.js'
import {
  asGateway,
  base,
  frameworkRefused,
  fromController,
  fromOpenSearch,
  fromRepository,
  notPositive,
  refused,
  startOf,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

const operations = {
  create: startOf(),
  read: got(`${base}/{id}`),
  list: got(base),
  delete: deleted(`${base}/{id}`)
} as const
type Operation = keyof typeof operations

interface Trouble {
  readonly id: string
  readonly title: string
  readonly conditions: Readonly<Record<string, unknown>>
  readonly engines?: readonly string[]
  readonly answer: (operation: Operation, at: WebappsLine) => Expectation
}

const asksForRepository = (operation: Operation) => operation === 'create' || operation === 'delete'
const missing = 'No repository with name [{repository}] could be found.'

function unreachable(store: string) {
  return (operation: Operation): Expectation => {
    const connecting = `Encountered an error connecting to ${store} while`
    return refused(
      502,
      asksForRepository(operation)
        ? `${connecting} retrieving repository with name [{repository}].`
        : `${connecting} searching for snapshots. Repository name: [{repository}].`
    )
  }
}

const troubles: readonly Trouble[] = [
  {
    id: 'not-configured',
    title: 'without a configured repository everything is a 400',
    conditions: { repository: 'notConfigured' },
    answer: (_, { tenants }) =>
      refused(
        400,
        tenants
          ? 'No backup repository configured for physical tenant(s): [default]'
          : 'No backup repository configured.'
      )
  },
  {
    id: 'repository-missing',
    title: 'a repository that is not registered is a 404, but a 500 to who reads one backup',
    conditions: { repository: 'missing' },
    answer: operation => refused(operation === 'read' ? 500 : 404, missing)
  },
  {
    id: 'unreachable',
    title: 'an Elasticsearch that cannot be reached is a 502',
    conditions: { elasticsearch: 'unreachable' },
    engines: ['elasticsearch'],
    answer: unreachable('Elasticsearch')
  },
  {
    id: 'unreachable.opensearch',
    title: 'an OpenSearch that cannot be reached is a 502',
    conditions: { elasticsearch: 'unreachable' },
    engines: ['opensearch'],
    answer: unreachable('Opensearch')
  },
  {
    id: 'failing',
    title: 'an error of the search engine is a 500, but a 502 to who asks for the list',
    conditions: { elasticsearch: 'failing' },
    answer(operation) {
      if (operation === 'list') {
        return refused(502, wording('Exception occurred when searching for backups: *'))
      }
      return refused(
        500,
        operation === 'read'
          ? 'Exception occurred when searching for backup with ID [{id}].'
          : 'Exception occurred when validating existence of repository with name [{repository}].'
      )
    }
  }
]

const troubleRows = troubles.flatMap(({ id, title, conditions, engines, answer }) =>
  (['create', 'read', 'list', 'delete'] as const).map(
    (operation): Row<WebappsLine> => ({
      id: `${operation}.${id}`,
      title,
      safety: cautionOf[operation],
      ...(engines !== undefined && { engines }),
      evidence: () =>
        engines?.includes('opensearch') ? fromOpenSearch : [...fromController, ...fromRepository],
      mockOnly: { conditions },
      steps: at => [{ send: operations[operation], expect: answer(operation, at) }]
    })
  )
)

const mapping = frameworkRefused(400, 'Parameter mapping failure')
const lacking = frameworkRefused(400, 'Missing parameters: backupId')
const unreadable = frameworkRefused(400, 'Failed to read request')

/** Bodies of a start and their answers, with the recording of the gateway that they follow. */
const bodies: readonly (readonly [id: string, body: string, answer: Expectation, as: string])[] = [
  ['zero', '{"backupId":0}', notPositive('0'), ''],
  ['negative', '{"backupId":-1}', notPositive('-1'), ''],
  ['text-with-blanks', '{"backupId":" 0 "}', notPositive('0'), 'id-str-spaces'],
  ['blanks-inside', '{"backupId":"- 1"}', notPositive('-1'), 'id-str-inner-space'],
  ['hexadecimal', '{"backupId":"-0x1"}', notPositive('-1'), 'id-str-minus-hex'],
  ['plus', '{"backupId":"+0"}', notPositive('0'), 'id-str-plus-zero'],
  [
    'last-member-counts',
    '{"backupId":100,"backupId":0}',
    notPositive('0'),
    'body-duplicate-last-zero'
  ],
  ['other-text', '{"backupId":0,"x":"y"}', notPositive('0'), 'body-extra-string'],
  ['behind-the-object', '{"backupId":0} // c', notPositive('0'), 'body-comment-line'],
  ['letters', '{"backupId":"abc"}', mapping, 'accept-take-unmapped-json'],
  ['empty-text', '{"backupId":""}', mapping, 'id-str-plus-only'],
  ['fraction', '{"backupId":0.0}', mapping, 'id-float-zero'],
  ['exponent', '{"backupId":1e3}', mapping, 'id-exp'],
  ['true', '{"backupId":true}', mapping, 'id-true'],
  ['out-of-range', '{"backupId":"9223372036854775808"}', mapping, 'id-str-long-max-plus-1'],
  ['absent', '{}', lacking, 'id-missing'],
  ['null', '{"backupId":null}', lacking, 'id-null'],
  ['other-spelling', '{"BackupId":100}', lacking, 'id-key-capital'],
  ['no-body', '', lacking, 'body-absent'],
  ['array', '{"backupId":[1]}', unreadable, 'id-array'],
  ['object', '{"backupId":{"a":1}}', unreadable, 'id-object'],
  ['other-object', '{"backupId":0,"x":{"y":1}}', unreadable, 'body-extra-object-nested'],
  ['root-array', '[]', unreadable, 'body-array-empty'],
  ['trailing-comma', '{"backupId":0,}', unreadable, 'body-trailing-comma'],
  ['comment', '{/* c */"backupId":0}', unreadable, 'body-comment-block'],
  ['blanks', '  ', unreadable, 'body-whitespace']
]

/** Queries of a start, which beat its body. */
const queries: readonly (readonly [
  query: string,
  body: string,
  answer: Expectation,
  as: string
])[] = [
  ['?backupId=0', '{"backupId":100}', notPositive('0'), 'query-take-zero-beats-body'],
  ['?backupId=', '{"backupId":0}', mapping, 'query-take-empty-beats-body'],
  ['?backupId=0&backupId=abc', '', notPositive('0'), 'query-take-repeated-abc'],
  ['?BackupId=abc', '{"backupId":0}', notPositive('0'), 'query-take-othercase'],
  ['?id=0', '{}', lacking, 'query-take-id'],
  ['?backupId=0', 'null', notPositive('0'), 'query-take-null-body']
]

const bindingRows: readonly Row<WebappsLine>[] = [
  ...bodies.map(
    ([id, body, answer, as]): Row<WebappsLine> => ({
      id: `create.body.${id}`,
      title: `a start with the body ${JSON.stringify(body)} is refused`,
      safety: 'read-only',
      evidence: () => (as === '' ? fromController : asGateway(as)),
      steps: () => [{ send: posted(base, body), expect: answer }]
    })
  ),
  ...queries.map(
    ([query, body, answer, as], index): Row<WebappsLine> => ({
      id: `create.query.${index + 1}`,
      title: `a start with the query ${query} and the body ${JSON.stringify(body)} is refused`,
      safety: 'read-only',
      evidence: () => asGateway(as),
      steps: () => [{ send: posted(`${base}${query}`, body), expect: answer }]
    })
  ),
  ...['abc', '-1.5', '-1e3', '0*', 'null', 'state', '9223372036854775808'].map(
    (id): Row<WebappsLine> => ({
      id: `read.id.${id}`,
      title: `${id} in a path is no id, to GET and DELETE alike`,
      safety: 'read-only',
      evidence: () => asGateway(id === 'abc' ? 'get-id-abc' : 'get-id-state'),
      steps: () => {
        const path = `${base}/${id}`
        const expect = frameworkRefused(400, 'Parameter mapping failure', {}, path)
        return [
          { send: got(path), expect },
          { send: deleted(path), expect }
        ]
      }
    })
  ),
  ...['0', '-5', '0x0', '%200%20'].map(
    (id): Row<WebappsLine> => ({
      id: `read.id.not-positive.${id}`,
      title: `${id} in a path is an id, but not a positive one`,
      safety: 'read-only',
      evidence: () => fromController,
      steps: () => {
        const expect = notPositive(id === '-5' ? '-5' : '0')
        return [
          { send: got(`${base}/${id}`), expect },
          { send: deleted(`${base}/${id}`), expect }
        ]
      }
    })
  ),
  {
    id: 'read.query-beats-path',
    title: 'a backupId in the query beats the one in the path',
    safety: 'read-only',
    evidence: () => asGateway('query-get-5-id-empty'),
    steps: () => [
      { send: got(`${base}/5?backupId=0`), expect: notPositive('0') },
      {
        send: got(`${base}/5?backupId=`),
        expect: frameworkRefused(400, 'Parameter mapping failure', {}, `${base}/5`)
      }
    ]
  },
  {
    id: 'read.json-body-is-parsed',
    title: 'a JSON body is parsed even where it is not needed',
    safety: 'read-only',
    evidence: () => asGateway('delete-id-body-json'),
    steps: () => [
      {
        send: { ...posted(`${base}/0`, '{'), method: 'GET' },
        expect: frameworkRefused(400, 'Failed to read request', {}, `${base}/0`)
      }
    ]
  },
  {
    id: 'refusals.id-before-connection',
    title: 'what is wrong with an id is told before a lost connection',
    safety: 'creates-backups',
    evidence: () => fromController,
    mockOnly: { conditions: { elasticsearch: 'unreachable' } },
    steps: () => [
      { send: startOf('0'), expect: notPositive('0') },
      { send: got(`${base}/0`), expect: notPositive('0') },
      { send: deleted(`${base}/0`), expect: notPositive('0') }
    ]
  }
]

export const webappsRefusalCases: readonly ContractCase[] = casesOf(webappsLines, [
  ...troubleRows,
  ...bindingRows
])
