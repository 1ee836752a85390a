/** Paths that lead somewhere at Operate and Tasklist, and those that lead nowhere. */
import type { ContractCase } from '../case.js'
import { matching } from '../pattern.js'
import { docs } from './evidence.js'
import {
  frameworkRefused,
  got,
  posted,
  type Recordings,
  seen,
  seenWithStandIn
} from './history-answers.js'
import {
  type HistoryLine,
  hasList,
  isLikeRecorded,
  operateLines,
  tasklistLines
} from './history-lines.js'
import { casesOf, type Row } from './spans.js'

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

/** Paths without a route, and how the framework names them. */
const strayPaths: readonly (readonly [
  id: string,
  method: string,
  path: string,
  named: string,
  seen: Recordings
])[] = [
  [
    'unknown',
    'GET',
    '/actuator/nope',
    'actuator/nope',
    { operate: 'path-unknown', tasklist: 'accept-404-json' }
  ],
  ['unknown-delete', 'DELETE', '/actuator/nope', 'actuator/nope', {}],
  ['root', 'GET', '/', '', { operate: 'path-root', tasklist: 'path-root' }],
  [
    'actuator-slash',
    'GET',
    '/actuator/',
    'actuator',
    { operate: 'path-actuator-slash', tasklist: 'path-actuator-slash' }
  ],
  [
    'double-slash',
    'GET',
    '/actuator//backups',
    'actuator/backups',
    { operate: 'path-double-slash' }
  ],
  ['upper-case', 'GET', '/actuator/Backups', 'actuator/Backups', { tasklist: 'path-upper' }],
  [
    'trailing-slash',
    'GET',
    '/actuator/backups/',
    'actuator/backups',
    { tasklist: 'path-backups-slash' }
  ],
  [
    'trailing-slash-post',
    'POST',
    '/actuator/backups/',
    'actuator/backups',
    { tasklist: 'path-slash-post' }
  ],
  [
    'item-trailing-slash',
    'GET',
    '/actuator/backups/-1/',
    'actuator/backups/-1',
    { operate: 'get-id-trailing-slash', tasklist: 'get-id-trailing-slash' }
  ],
  [
    'item-and-more',
    'GET',
    '/actuator/backups/-1/x',
    'actuator/backups/-1/x',
    { operate: 'get-id-extra', tasklist: 'get-id-extra' }
  ],
  [
    'history',
    'GET',
    '/actuator/backupHistory',
    'actuator/backupHistory',
    { tasklist: 'path-history' }
  ],
  [
    'history-post',
    'POST',
    '/actuator/backupHistory',
    'actuator/backupHistory',
    { operate: 'path-history-post', tasklist: 'path-history-post' }
  ],
  [
    'runtime',
    'GET',
    '/actuator/backupRuntime',
    'actuator/backupRuntime',
    { operate: 'path-runtime', tasklist: 'path-runtime' }
  ],
  ['exporting', 'GET', '/actuator/exporting', 'actuator/exporting', { operate: 'path-exporting' }],
  [
    'exporting-pause',
    'POST',
    '/actuator/exporting/pause',
    'actuator/exporting/pause',
    { operate: 'path-exporting-pause', tasklist: 'path-exporting-pause' }
  ]
]

const strayRows = strayPaths.map(
  ([id, method, path, named, recordings]): Row<HistoryLine> => ({
    id: `path.${id}`,
    title: `${method} ${path} leads nowhere`,
    safety: id === 'exporting-pause' ? 'pauses-exporting' : 'read-only',
    evidence: seen(recordings),
    steps: at => [
      {
        send: { method, path },
        expect: frameworkRefused(at, path, 404, `No static resource ${named}.`, { vary })
      }
    ]
  })
)

const rows: readonly Row<HistoryLine>[] = [
  ...strayRows,
  {
    id: 'path.matrix-and-percent',
    title: 'matrix parameters are cut off and letters decoded before a path is looked up',
    safety: 'read-only',
    only: ({ line }) => hasList({ subject: 'operate', line }),
    evidence: seenWithStandIn('controller'),
    steps: at => [
      { send: got(`${at.base};x=1`), expect: { status: 200 } },
      { send: got('/actuator/back%75ps'), expect: { status: 200 } }
    ]
  },
  {
    id: 'path.encoded-slash',
    title: 'an encoded slash in a path is a page of the server that says 400',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seenWithStandIn('controller'),
    steps: at => [
      {
        send: got(`${at.base}/1%2F2`),
        expect: {
          status: 400,
          headers: { 'content-type': 'text/html;charset=utf-8', 'content-language': 'en' },
          text: matching(
            'page of Tomcat',
            /^<!doctype html><html lang="en"><head><title>HTTP Status 400 – Bad Request<\/title>/
          )
        }
      }
    ]
  },
  {
    id: 'path.old',
    title: 'the path of 8.1 is gone',
    safety: 'read-only',
    only: hasList,
    evidence: at =>
      at.oldPathStatus === 405
        ? [docs('camunda/camunda-platform-helm#613')]
        : seen({ operate: 'path-singular', tasklist: 'path-singular-post' })(at),
    steps: at => {
      const path = '/actuator/backup'
      const expect =
        at.oldPathStatus === 404
          ? frameworkRefused(at, path, 404, 'No static resource actuator/backup.', { vary })
          : { status: 405, headers: { allow: 'GET' } }
      return [{ send: posted(path, '{"backupId":-1}'), expect }]
    }
  },
  {
    id: 'path.later',
    title: 'the path of later releases is not there yet',
    safety: 'read-only',
    only: at => !hasList(at),
    evidence: () => [docs('Camunda 8.1 documentation')],
    steps: at => [
      {
        send: got('/actuator/backups'),
        expect: frameworkRefused(at, '/actuator/backups', 404, '')
      }
    ]
  }
]

export const historyPathCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
