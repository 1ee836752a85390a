/** What Optimize refuses, and what is refused before it is asked. */
import type { ContractCase, Expectation, Request } from '../case.js'
import { cautionOf } from './caution.js'
import { source } from './evidence.js'
import { deleted, got, posted } from './history-answers.js'
import {
  accepted,
  bySpring,
  finished,
  fromSource,
  isNumber,
  type OptimizeLine,
  optimizeLines,
  refused,
  startOf
} from './optimize-answers.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'

const operations = ['create', 'read', 'list', 'delete'] as const
type Operation = (typeof operations)[number]

function requestOf(operation: Operation, at: OptimizeLine): Request {
  if (operation === 'create') return startOf(at)
  if (operation === 'list') return got(at.base)
  return operation === 'read' ? got(`${at.base}/{id}`) : deleted(`${at.base}/{id}`)
}

interface Trouble {
  readonly id: string
  readonly title: string
  readonly conditions: Readonly<Record<string, unknown>>
  readonly engines?: readonly string[]
  readonly only?: (at: OptimizeLine) => boolean
  readonly answer: (at: OptimizeLine) => Expectation
}

const retrieving = 'retrieving repository with name [{repository}]'
const exceptions = {
  first: '.',
  old: ' due to an ElasticsearchStatusException.',
  new: ' due to an ElasticsearchException.'
}
const unnamed = {
  first:
    'Cannot trigger backup because no Elasticsearch snapshot repository name found in Optimize configuration.',
  old: 'Cannot execute backup request because no Elasticsearch snapshot repository name found in Optimize configuration.',
  new: 'Cannot execute backup request because no snapshot repository name found in Optimize configuration.'
}

const troubles: readonly Trouble[] = [
  {
    id: 'not-configured',
    title: 'a repository that is not configured is a 400 with the code of a server error',
    conditions: { repository: 'notConfigured' },
    answer: at => refused(400, 'serverError', unnamed[at.wording])
  },
  {
    id: 'repository-missing',
    title: 'a repository that is not registered is a 500',
    conditions: { repository: 'missing' },
    answer: () =>
      refused(500, 'serverError', 'No repository with name [{repository}] could be found.')
  },
  {
    id: 'unreachable',
    title:
      'an Elasticsearch that cannot be reached has a code of its own, but for the first release',
    conditions: { elasticsearch: 'unreachable' },
    engines: ['elasticsearch'],
    answer: at =>
      at.wording === 'first'
        ? refused(500, 'serverError', `Error while ${retrieving}.`)
        : refused(
            502,
            'elasticsearchConnectionError',
            `Encountered an error connecting to Elasticsearch while ${retrieving}.`
          )
  },
  {
    id: 'unreachable.opensearch',
    title: 'an OpenSearch that cannot be reached has a code without a sentence',
    conditions: { elasticsearch: 'unreachable' },
    engines: ['opensearch'],
    only: at => at.wording === 'new',
    answer: () =>
      refused(
        502,
        'openSearchConnectionError',
        `Encountered an error connecting to OpenSearch while ${retrieving}.`
      )
  },
  {
    id: 'failing',
    title: 'an error of Elasticsearch is a 500 that names the exception',
    conditions: { elasticsearch: 'failing' },
    engines: ['elasticsearch'],
    answer: at => refused(500, 'serverError', `Error while ${retrieving}${exceptions[at.wording]}`)
  },
  {
    id: 'failing.opensearch',
    title: 'an error of OpenSearch is a 500 that names the exception',
    conditions: { elasticsearch: 'failing' },
    engines: ['opensearch'],
    only: at => at.wording === 'new',
    answer: () =>
      refused(500, 'serverError', `Error while ${retrieving} due to an OpenSearchException.`)
  }
]

const troubleRows = troubles.flatMap(({ id, title, conditions, engines, only, answer }) =>
  operations.map(
    (operation): Row<OptimizeLine> => ({
      id: `${operation}.${id}`,
      title,
      safety: cautionOf[operation],
      ...(engines !== undefined && { engines }),
      only: at => (operation !== 'list' || isNumber(at)) && (only?.(at) ?? true),
      evidence: () => [
        source('camunda/camunda, Optimize: BackupService and its exception handlers')
      ],
      mockOnly: { conditions },
      steps(at) {
        return [{ send: requestOf(operation, at), expect: answer(at) }]
      }
    })
  )
)

const missing = refused(400, 'badRequestError', 'must not be null')
const negative = refused(400, 'badRequestError', 'must be greater than or equal to 0')

const refusedBodies: readonly (readonly [id: string, body: string, answer: Expectation])[] = [
  ['absent', '{}', missing],
  ['null', '{"backupId":null}', missing],
  ['empty-text', '{"backupId":""}', missing],
  ['negative', '{"backupId":-1}', negative],
  ['negative-text', '{"backupId":"-1"}', negative],
  ['negative-fraction', '{"backupId":-1.5}', negative]
]

/** Bodies that cannot be read; and the last ones as texts of 3.9. */
const unreadable = [
  ['not-json', 'hello'],
  ['cut-off', '{'],
  ['trailing-comma', '{"backupId":1,}'],
  ['object', '{"backupId":{}}'],
  ['array', '{"backupId":[1]}']
] as const
const unreadableNumbers = [
  ['letters', '{"backupId":"abc"}'],
  ['text-with-fraction', '{"backupId":"1.5"}'],
  ['true', '{"backupId":true}'],
  ['out-of-range', '{"backupId":99999999999999999999}']
] as const

const bodyRow =
  (only?: (at: OptimizeLine) => boolean) =>
  ([id, body]: readonly [id: string, body: string]): Row<OptimizeLine> => ({
    id: `create.body.${id}`,
    title: `a start with the body ${body} cannot be read`,
    safety: 'read-only',
    ...(only !== undefined && { only }),
    evidence: bySpring,
    steps: ({ base }) => [{ send: posted(base, body), expect: timestamp(base, 400) }]
  })

const acceptedIds: readonly (readonly [id: string, body: string])[] = [
  ['text', '{"backupId":"{id}"}'],
  ['leading-zeros', '{"backupId":"00{id}"}'],
  ['fraction', '{"backupId":{id}.9}'],
  ['other-members', '{"x":1,"backupId":{id}}']
]

const idRows: readonly Row<OptimizeLine>[] = [
  ...refusedBodies.map(
    ([id, body, expect]): Row<OptimizeLine> => ({
      id: `create.id.${id}`,
      title: `a start with the body ${body} is refused`,
      safety: 'read-only',
      only: isNumber,
      evidence: fromSource,
      steps: ({ base }) => [{ send: posted(base, body), expect }]
    })
  ),
  ...acceptedIds.map(
    ([id, body]): Row<OptimizeLine> => ({
      id: `create.id.${id}`,
      title: `a start with the body ${body} takes the backup {id}`,
      safety: 'deletes-what-it-created',
      only: isNumber,
      evidence: bySpring,
      steps: at => [
        { send: posted(at.base, body), expect: accepted(at), undo: [deleted(`${at.base}/{id}`)] },
        finished(at)
      ]
    })
  ),
  ...unreadable.map(bodyRow()),
  ...unreadableNumbers.map(bodyRow(isNumber)),
  {
    id: 'create.id-too-long-for-32-bits',
    title: 'an id that 32 bits do not hold cannot be read',
    safety: 'read-only',
    only: ({ ids }) => ids === 'int32',
    evidence: bySpring,
    steps: at => [{ send: startOf(at, '2147483648'), expect: timestamp(at.base, 400) }]
  },
  ...['Backup', 'a b', 'a*b', 'a,b', 'a/b', 'a?b', ''].map(
    (id, index): Row<OptimizeLine> => ({
      id: `create.id.illegal-text-${index + 1}`,
      title: `"${id}" is no id of 3.9`,
      safety: 'read-only',
      only: at => !isNumber(at),
      evidence: () => [source('camunda/camunda, Optimize 3.9: BackupRestService')],
      steps: ({ base }) => [
        { send: posted(base, `{"backupId":"${id}"}`), expect: timestamp(base, 400) }
      ]
    })
  ),
  ...['abc', '-1.5', '99999999999999999999'].map(
    (id): Row<OptimizeLine> => ({
      id: `read.id.${id}`,
      title: `${id} in a path is no id, to GET and DELETE alike`,
      safety: 'read-only',
      only: isNumber,
      evidence: bySpring,
      steps: ({ base }) => {
        const path = `${base}/${id}`
        const expect = timestamp(path, 400)
        return [
          { send: got(path), expect },
          { send: deleted(path), expect }
        ]
      }
    })
  )
]

const edgeRows: readonly Row<OptimizeLine>[] = [
  {
    id: 'path.unknown',
    title: 'a path that leads nowhere is a 404 with a timestamp and without a message',
    safety: 'read-only',
    evidence: bySpring,
    steps: () => [
      { send: got('/actuator/nope'), expect: timestamp('/actuator/nope', 404) },
      { send: got('/actuator/backupHistory'), expect: timestamp('/actuator/backupHistory', 404) }
    ]
  },
  {
    id: 'path.other-era',
    title: 'the path of the other era leads nowhere',
    safety: 'read-only',
    evidence: fromSource,
    steps: at => {
      const path = isNumber(at) ? '/actuator/backup' : '/actuator/backups'
      return [{ send: got(`${path}/1`), expect: timestamp(`${path}/1`, 404) }]
    }
  },
  {
    id: 'path.trailing-slash',
    title: 'a slash at the end leads nowhere',
    safety: 'read-only',
    evidence: bySpring,
    steps: ({ base }) => [{ send: got(`${base}/`), expect: timestamp(`${base}/`, 404) }]
  },
  ...(['PUT', 'PATCH'] as const).map(
    (method): Row<OptimizeLine> => ({
      id: `method.${method.toLowerCase()}`,
      title: `${method} is no method of the backups, nor of one`,
      safety: 'read-only',
      evidence: bySpring,
      steps: ({ base }) => [
        { send: { method, path: base }, expect: timestamp(base, 405) },
        { send: { method, path: `${base}/1` }, expect: timestamp(`${base}/1`, 405) }
      ]
    })
  ),
  {
    id: 'create.content-type',
    title: 'a body that is not JSON by its type is a 415',
    safety: 'read-only',
    evidence: bySpring,
    steps: ({ base }) => [
      { send: posted(base, '{"backupId":-1}', 'text/plain'), expect: timestamp(base, 415) },
      {
        send: posted(base, 'backupId=-1', 'application/x-www-form-urlencoded'),
        expect: timestamp(base, 415)
      }
    ]
  }
]

export const optimizeRefusalCases: readonly ContractCase[] = casesOf(optimizeLines, [
  ...troubleRows,
  ...idRows,
  ...edgeRows
])
