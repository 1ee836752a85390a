/** The list of the backups of the history, from 8.8 on. */
import type { ContractCase, Step } from '../case.js'
import {
  beginning,
  each,
  including,
  type Pattern,
  some,
  text,
  textOrNull,
  the,
  whole
} from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import { got, startTime } from './history-answers.js'
import { casesOf, type Row } from './spans.js'
import {
  base,
  detail,
  finished,
  fromRepository,
  numbers,
  refused,
  taken,
  told,
  v3,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

function list(query: string, body: Pattern): Step {
  return {
    send: got(`${base}${query}`),
    expect: { status: 200, headers: { 'content-type': v3 }, json: body }
  }
}

const newestFirst = (at: WebappsLine, id: string) => {
  const details = numbers(at.parts).toReversed()
  return told(
    at,
    'COMPLETED',
    details.map(part => detail(part, 'SUCCESS', `{${id}}`)),
    null,
    id
  )
}

const rows: readonly Row<WebappsLine>[] = [
  {
    id: 'list.members',
    title: 'a list holds whole backups, their members in order',
    safety: 'deletes-what-it-created',
    evidence: () => fromRepository,
    steps: ({ tenants }) => {
      const details = each({ snapshotName: text, state: text, startTime, failures: each(text) }, 1)
      const item = { state: text, failureReason: textOrNull, details }
      const physicalTenants = tenants ? { physicalTenants: each(some(item), 1) } : {}
      return [
        taken(),
        finished(),
        list('', each({ backupId: whole, ...item, ...physicalTenants }, 1))
      ]
    }
  },
  {
    id: 'list.newest-first',
    title: 'the backup with the newest snapshot comes first, and in each the newest part',
    safety: 'deletes-what-it-created',
    mockOnly: {},
    evidence: () => fromRepository,
    steps: at => [
      taken('{other}'),
      finished('{other}'),
      taken(),
      finished(),
      list('', beginning(newestFirst(at, 'id'), newestFirst(at, 'other')))
    ]
  },
  {
    id: 'list.empty',
    title: 'where there is no backup the list is empty, not a 404',
    safety: 'read-only',
    mockOnly: {},
    evidence: () => fromRepository,
    steps: () => [list('', [])]
  },
  {
    id: 'list.not-verbose',
    title: 'with verbose=false nothing is told of the start',
    safety: 'deletes-what-it-created',
    evidence: () => [source("camunda/camunda, webapps-backup's tests of verbose=false")],
    steps: () => {
      const part = some({ state: 'SUCCESS', startTime: null })
      const item = some({ backupId: the('id'), state: 'COMPLETED', details: each(part, 4) })
      return [taken(), finished(), list('?verbose=false', including(item))]
    }
  },
  {
    id: 'list.pattern',
    title: 'a pattern of digits and a star lets only such ids through',
    safety: 'deletes-what-it-created',
    evidence: () => [docs('Camunda 8.9 OpenAPI, backup management'), ...fromRepository],
    steps: () => [
      taken(),
      finished(),
      list('?pattern={id}*', [some({ backupId: the('id') })]),
      list('?pattern={other}*', []),
      list('?pattern=', including(some({ backupId: the('id') }))),
      list('?pattern=*', including(some({ backupId: the('id') })))
    ]
  },
  {
    id: 'list.pattern.no-star',
    title: 'digits without a star are the name of no snapshot',
    safety: 'deletes-what-it-created',
    evidence: () => [assumed('the pattern is part of the name that is searched for')],
    steps: () => [taken(), finished(), list('?pattern={id}', [])]
  },
  ...['abc', '1**', '123456789012345678901'].map(
    (pattern): Row<WebappsLine> => ({
      id: `list.pattern.${pattern}`,
      title: `${pattern} is no pattern`,
      safety: 'read-only',
      evidence: () => [source('camunda/camunda, BackupRepository'), assumed('that it is a 500')],
      steps: () => [
        {
          send: got(`${base}?pattern=${pattern}`),
          expect: refused(500, `Invalid pattern: ${pattern}`)
        }
      ]
    })
  )
]

export const webappsListCases: readonly ContractCase[] = casesOf(webappsLines, rows)
