/** What Operate and Tasklist say when something around them is wrong. */
import type { ContractCase, Request } from '../case.js'
import { type Pattern, wording } from '../pattern.js'
import { cautionOf } from './caution.js'
import { assumed, source } from './evidence.js'
import {
  backupCode,
  deleted,
  got,
  negative,
  refused,
  seenWithStandIn,
  startOf
} from './history-answers.js'
import {
  type HistoryLine,
  hasList,
  hasOpenSearch,
  operateLines,
  tasklistLines
} from './history-lines.js'
import { casesOf, type Row } from './spans.js'

const operations = ['create', 'read', 'list', 'delete'] as const
type Operation = (typeof operations)[number]

function requestOf(operation: Operation, at: HistoryLine): Request {
  if (operation === 'create') return startOf(at)
  if (operation === 'list') return got(at.base)
  return operation === 'read' ? got(`${at.base}/{id}`) : deleted(`${at.base}/{id}`)
}

interface Trouble {
  readonly id: string
  /** Continues "when ". */
  readonly when: string
  readonly conditions: Readonly<Record<string, unknown>>
  /** The status that the application's exceptions are annotated with; Operate from 8.3 on says 400. */
  readonly status: number
  readonly firstStatus: number
  readonly message: (operation: Operation, at: HistoryLine) => Pattern
  readonly engines: readonly string[]
}

const validating =
  'Exception occurred when validating existence of repository with name [{repository}].'
const searchingOne = 'Exception occurred when searching for backup with ID [{id}].'
const asksForRepository = (operation: Operation) => operation === 'create' || operation === 'delete'

const troubles: readonly Trouble[] = [
  {
    id: 'not-configured',
    when: 'no repository is configured',
    conditions: { repository: 'notConfigured' },
    status: 404,
    firstStatus: 400,
    engines: ['elasticsearch', 'opensearch'],
    message: (_, { line, product }) =>
      line === '8.1'
        ? `Cannot trigger backup because no Elasticsearch snapshot repository name found in ${product} configuration.`
        : 'No backup repository configured.'
  },
  {
    id: 'repository-missing',
    when: 'the configured repository is not registered',
    conditions: { repository: 'missing' },
    status: 500,
    firstStatus: 500,
    engines: ['elasticsearch', 'opensearch'],
    message(operation, { line }) {
      if (line !== '8.1') return 'No repository with name [{repository}] could be found.'
      return asksForRepository(operation)
        ? 'Cannot trigger backup because no repository with name [{repository}] could be found.'
        : searchingOne
    }
  },
  ...(['elasticsearch', 'opensearch'] as const).map(
    (engine): Trouble => ({
      id: engine === 'elasticsearch' ? 'unreachable' : 'unreachable.opensearch',
      when: `${engine === 'elasticsearch' ? 'Elasticsearch' : 'OpenSearch'} cannot be reached`,
      conditions: { elasticsearch: 'unreachable' },
      status: 502,
      firstStatus: 500,
      engines: [engine],
      message(operation, { line }) {
        if (line === '8.1') return asksForRepository(operation) ? validating : searchingOne
        const store = engine === 'elasticsearch' ? 'Elasticsearch' : 'Opensearch'
        const connecting = `Encountered an error connecting to ${store} while`
        return asksForRepository(operation)
          ? `${connecting} retrieving repository with name [{repository}].`
          : `${connecting} searching for snapshots. Repository name: [{repository}].`
      }
    })
  ),
  {
    id: 'failing',
    when: 'the search engine answers with an error',
    conditions: { elasticsearch: 'failing' },
    status: 500,
    firstStatus: 500,
    engines: ['elasticsearch', 'opensearch'],
    message(operation) {
      if (asksForRepository(operation)) return validating
      return operation === 'read'
        ? searchingOne
        : wording('Exception occurred when searching for backups: *')
    }
  }
]

const verbs: Readonly<Record<Operation, string>> = {
  create: 'a start is refused',
  read: 'a backup cannot be read',
  list: 'no list can be had',
  delete: 'a deletion is refused'
}

function evidenceOf({ engines: [engine] }: Trouble, at: HistoryLine) {
  if (engine !== 'opensearch') return seenWithStandIn('controller')(at)
  return at.subject === 'operate'
    ? ([source('camunda/camunda, Operate OpensearchBackupRepository')] as const)
    : ([assumed('as in Operate')] as const)
}

const rows: readonly Row<HistoryLine>[] = [
  ...troubles.flatMap(trouble =>
    operations.map(
      (operation): Row<HistoryLine> => ({
        id: `${operation}.${trouble.id}`,
        title: `when ${trouble.when}, ${verbs[operation]}`,
        safety: cautionOf[operation],
        engines: trouble.engines,
        only: at =>
          (operation !== 'list' || hasList(at)) &&
          (trouble.engines.includes('elasticsearch') || hasOpenSearch(at)),
        evidence: at => evidenceOf(trouble, at),
        mockOnly: { conditions: trouble.conditions },
        steps(at) {
          const usual = at.line === '8.1' ? trouble.firstStatus : trouble.status
          const status = at.errors === 'v1' ? 400 : usual
          const send = requestOf(operation, at)
          return [{ send, expect: refused(at, send.path, status, trouble.message(operation, at)) }]
        }
      })
    )
  ),
  ...(['notConfigured', 'unreachable'] as const).map(
    (kind): Row<HistoryLine> => ({
      id: `refusals.id-before-${kind === 'notConfigured' ? 'configuration' : 'connection'}`,
      title:
        kind === 'notConfigured'
          ? 'what is wrong with an id is told before a missing configuration'
          : 'what is wrong with an id is told before a lost connection',
      safety: 'creates-backups',
      only: ({ ids }) => ids !== 'text',
      evidence: seenWithStandIn('controller'),
      mockOnly: {
        conditions: kind === 'notConfigured' ? { repository: kind } : { elasticsearch: kind }
      },
      steps(at) {
        const expect = (path: string) => refused(at, path, 400, negative(at, '-1'))
        const path = `${at.base}/-1`
        return [
          { send: startOf(at, '-1'), expect: expect(at.base) },
          { send: got(path), expect: expect(path) },
          { send: deleted(path), expect: expect(path) }
        ]
      }
    })
  ),
  {
    id: 'refusals.first-id-before-configuration',
    title: 'a missing id is told before a missing configuration',
    safety: 'creates-backups',
    only: ({ ids }) => ids === 'text',
    evidence: at => [backupCode(at)],
    mockOnly: { conditions: { repository: 'notConfigured' } },
    steps: at => [
      { send: startOf(at, 'null'), expect: refused(at, at.base, 400, 'BackupId must be provided') }
    ]
  }
]

export const historyRefusalCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
