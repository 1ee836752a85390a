/** Elasticsearch cannot be reached, answers too late, has no master, or wants credentials that nobody gave. */
import t from 'tap'
import { underCondition } from '../../support/matrix/conditions.js'
import {
  type Answers,
  after,
  assumed,
  type Cell,
  cutOff,
  says,
  type Table,
  whole
} from '../../support/matrix/matrix.js'
import { type Operation, operations, requestOf } from '../../support/matrix/requests.js'
import { json } from '../../support/matrix/voices.js'

const validating = 'Exception occurred when validating existence of repository with name [backups].'
const searching = 'Exception occurred when searching for backup with ID [1].'
const connecting = 'Encountered an error connecting to Elasticsearch while'
const repository = `${connecting} retrieving repository with name [backups].`
const snapshots = `${connecting} searching for snapshots. Repository name: [backups].`
const undocumented = 'DELETE is in the source of 8.1, and not in its documentation'

/** Nobody answers: 8.1 had no name for it, Operate makes a 400 of it from 8.3 on, everybody else a 502. */
const connectionLost: Omit<Table, 'elasticsearch'> = {
  operate: {
    take: { '8.1': says(500, validating), '8.5': says(400, repository) },
    get: { '8.1': says(500, searching), '8.5': says(400, snapshots) },
    list: says(400, snapshots),
    delete: { '8.1': assumed(undocumented, says(500, validating)), '8.5': says(400, repository) }
  },
  tasklist: {
    take: { '8.1': says(500, validating), '8.5': says(502, repository) },
    get: { '8.1': says(500, searching), '8.5': says(502, snapshots) },
    list: says(502, snapshots),
    delete: { '8.1': assumed(undocumented, says(500, validating)), '8.5': says(502, repository) }
  },
  webapps: {
    take: says(502, repository),
    get: says(502, snapshots),
    list: says(502, snapshots),
    delete: says(502, repository)
  },
  optimize: {
    all: {
      '8.1': says(500, 'Error while retrieving repository with name [backups].'),
      '8.5': says(502, repository, 'elasticsearchConnectionError')
    }
  }
}

underCondition(
  t,
  { elasticsearch: { kind: 'unreachable' } },
  { ...connectionLost, elasticsearch: { all: cutOff } }
)

/** The applications give up after the 30 s that their client waits; Elasticsearch answers in its own time. */
const late = (answers: Answers): Answers => {
  if ('kind' in answers) return after(30_000, answers)
  return Object.fromEntries(
    Object.entries(answers).map(([release, cell]) => [release, after(30_000, cell)])
  )
}
const everyLate = <T extends object>(rows: T): T =>
  Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, late(row as Answers)])) as T

underCondition(
  t,
  { elasticsearch: { kind: 'slow', delayMs: 30_000 } },
  {
    operate: everyLate(connectionLost.operate ?? {}),
    tasklist: everyLate(connectionLost.tasklist ?? {}),
    webapps: everyLate(connectionLost.webapps ?? {}),
    optimize: everyLate(connectionLost.optimize ?? {}),
    elasticsearch: { all: after(30_000, { kind: 'fine' }) }
  }
)

const inTime = { all: after(2_000, { kind: 'fine' }) } as const
underCondition(
  t,
  { elasticsearch: { kind: 'slow', delayMs: 2_000 } },
  {
    operate: inTime,
    tasklist: inTime,
    webapps: { ...inTime, delete: after(2_000, says(404, 'No backup with id [3] found.')) },
    optimize: inTime,
    elasticsearch: inTime
  }
)

/** It answers with an error, so the connection is not what is wrong. */
function refused(type: string, reason: string): Omit<Table, 'elasticsearch'> {
  const cause = `Elasticsearch exception [type=${type}, reason=${reason}]`
  const listing = `Exception occurred when searching for backups: ${cause}`
  const words = 'what the client library makes of the answer'
  const status = (operate: number, rest: number) => ({
    operate: {
      take: { '8.1': says(500, validating), '8.5': says(operate, validating) },
      get: { '8.1': says(500, searching), '8.5': says(operate, searching) },
      list: assumed(words, says(operate, listing)),
      delete: {
        '8.1': assumed(undocumented, says(500, validating)),
        '8.5': says(operate, validating)
      }
    },
    tasklist: {
      take: says(rest, validating),
      get: says(rest, searching),
      list: assumed(words, says(rest, listing)),
      delete: {
        '8.1': assumed(undocumented, says(rest, validating)),
        '8.5': says(rest, validating)
      }
    }
  })
  const retrieving = 'Error while retrieving repository with name [backups]'
  return {
    ...status(400, 500),
    webapps: {
      take: says(500, validating),
      get: says(500, searching),
      list: assumed(words, says(502, listing)),
      delete: says(500, validating)
    },
    optimize: {
      all: {
        '8.1': assumed('3.9 is known to say this of the connection', says(500, `${retrieving}.`)),
        '8.5': says(500, `${retrieving} due to an ElasticsearchStatusException.`),
        '8.7': says(500, `${retrieving} due to an ElasticsearchException.`)
      }
    }
  }
}

const notRecovered = 'blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];'
underCondition(
  t,
  { elasticsearch: { kind: 'failing' } },
  {
    ...refused('cluster_block_exception', notRecovered),
    elasticsearch: {
      all: says(503, notRecovered, 'cluster_block_exception'),
      root: { kind: 'fine' },
      health: says(503, '', 'master_not_discovered_exception')
    }
  }
)

/** Nobody is let in; the reason names the path with its query. */
function challenge(operation: Operation<'elasticsearch'>): Cell {
  const url = requestOf('elasticsearch', operation, '8.1')?.url
  const reason = `missing authentication credentials for REST request [${url}]`
  const header = { 'WWW-Authenticate': ['Basic realm="security", charset="UTF-8"', 'ApiKey'] }
  const exception = { type: 'security_exception', reason, header }
  const error = { root_cause: [exception], ...exception }
  return whole(401, json, JSON.stringify({ error, status: 401 }))
}

underCondition(
  t,
  { elasticsearch: { kind: 'unauthorized' } },
  {
    ...refused('security_exception', 'missing authentication credentials for REST request'),
    elasticsearch: Object.fromEntries(
      operations.elasticsearch.map(operation => [operation, challenge(operation)])
    )
  }
)
