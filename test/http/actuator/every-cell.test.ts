/**
 * Component x release x endpoint x method: served with the right status, or refused exactly as that release
 * refuses. The table is written by hand from the documentation and the recordings, not from the switches.
 */
import t, { type Test } from 'tap'
import { type Line, lines } from '../../../src/domain/release.js'
import { type ClusterApp, cluster } from '../../support/cluster.js'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What a path answers to each method after backup 7 was taken; `no` for a path that is not there. */
type Cell = Readonly<Record<Method, number>> | 'no'

/** No such path, in the words of a component. */
type Stranger = 'static' | 'endpoint' | 'spring'

interface ComponentRow {
  readonly app: ClusterApp
  readonly stranger: (line: Line) => Stranger
  /** Whether framework errors are problem details, or Spring's timestamp shape. */
  readonly problems: (line: Line) => boolean
  readonly cells: (line: Line) => Readonly<Record<string, Cell>>
}

const minor = (line: Line) => Number(line.split('.')[1])
const none = 'no'

/** The paths that are asked for everywhere. */
const paths = [
  '/actuator/backup',
  '/actuator/backup/7',
  '/actuator/backups',
  '/actuator/backups/7',
  '/actuator/backupHistory',
  '/actuator/backupHistory/7',
  '/actuator/backupRuntime',
  '/actuator/backupRuntime/7',
  '/actuator/backupRuntime/state',
  '/actuator/exporting/pause',
  '/actuator/backups/',
  '/actuator/nope'
]

const readsOnly = { GET: 200, POST: 405, PUT: 405, DELETE: 204 }
/** `again` is the status of taking id 7 once more. */
const collection = (again: number) => ({ GET: 200, POST: again, PUT: 405, DELETE: 405 })
const writeOnly = (again: number) => ({ GET: 405, POST: again, PUT: 405, DELETE: 405 })

/** Operate and Tasklist, which share a path and differ in words. */
function webAppCells(line: Line): Readonly<Record<string, Cell>> {
  if (minor(line) === 1) {
    return { '/actuator/backup': writeOnly(400), '/actuator/backup/7': readsOnly }
  }
  const oldPath: Cell = minor(line) <= 5 ? { GET: 405, POST: 405, PUT: 405, DELETE: 405 } : none
  return {
    '/actuator/backup': oldPath,
    '/actuator/backups': collection(400),
    '/actuator/backups/7': readsOnly
  }
}

const exportingCell = { GET: 405, PUT: 405, DELETE: 405 }

function gatewayCells(line: Line): Readonly<Record<string, Cell>> {
  const exporting = { ...exportingCell, POST: minor(line) <= 4 ? 204 : 200 }
  if (minor(line) === 1) {
    return {
      '/actuator/backups/7': { GET: 200, POST: 500, PUT: 405, DELETE: 405 },
      '/actuator/exporting/pause': exporting
    }
  }
  return {
    '/actuator/backups': collection(409),
    '/actuator/backups/7': readsOnly,
    '/actuator/exporting/pause': exporting
  }
}

function clusterCells(line: Line): Readonly<Record<string, Cell>> {
  // From 8.10 on any path may be written to, and the handler says which ones it does not know.
  const POST = minor(line) >= 10 ? 400 : 405
  const state: Cell =
    minor(line) >= 9
      ? { GET: 200, POST, PUT: 405, DELETE: 204 }
      : { GET: 400, POST, PUT: 405, DELETE: 400 }
  return {
    '/actuator/backupHistory': collection(400),
    '/actuator/backupHistory/7': readsOnly,
    '/actuator/backupRuntime': collection(409),
    '/actuator/backupRuntime/7': { ...readsOnly, POST },
    '/actuator/backupRuntime/state': state,
    '/actuator/exporting/pause': { ...exportingCell, POST: minor(line) >= 10 ? 204 : 200 }
  }
}

function optimizeCells(line: Line): Readonly<Record<string, Cell>> {
  if (minor(line) === 1) {
    return { '/actuator/backup': writeOnly(409), '/actuator/backup/7': readsOnly }
  }
  return { '/actuator/backups': collection(409), '/actuator/backups/7': readsOnly }
}

const components: readonly ComponentRow[] = [
  {
    app: 'operate',
    stranger: line => (minor(line) >= 5 ? 'static' : 'spring'),
    problems: line => minor(line) >= 5,
    cells: webAppCells
  },
  {
    app: 'tasklist',
    stranger: line => (minor(line) >= 5 ? 'static' : 'spring'),
    problems: line => minor(line) >= 5,
    cells: webAppCells
  },
  {
    app: 'zeebe',
    stranger: line => (minor(line) >= 5 ? 'endpoint' : 'spring'),
    problems: line => minor(line) >= 5,
    cells: gatewayCells
  },
  {
    app: 'orchestration',
    stranger: () => 'endpoint',
    problems: () => true,
    cells: clusterCells
  },
  { app: 'optimize', stranger: () => 'spring', problems: () => false, cells: optimizeCells }
]

for (const line of lines) {
  for (const { app: name, ...row } of components) {
    t.test(`${name} ${line}`, async t => {
      const apps = await cluster(t, line)
      const app = apps[name]
      if (app === undefined) {
        t.pass(`${line} has no ${name}`)
        return
      }
      await apps.takeSeven(name)
      // Deletions last, so that everything else finds backup 7.
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
        for (const path of paths) {
          const cell = row.cells(line)[path] ?? none
          const answer = await app.inject({
            method,
            url: path,
            headers: { 'content-type': 'application/json', accept: 'application/json' },
            ...(method === 'POST' && { payload: '{"backupId":7}' })
          })
          const where = `${method} ${path}`
          if (cell === none) {
            isStranger(t, answer, { where, path, method, words: row.stranger(line) })
          } else {
            t.equal(answer.statusCode, cell[method], where)
          }
          if (answer.statusCode === 405) {
            t.ok(answer.headers.allow, `${where}: says what would do`)
            isFrameworkError(t, answer.body, { where, problems: row.problems(line) })
          }
        }
      }
    })
  }
}

interface Asked {
  readonly where: string
  readonly path: string
  readonly method: string
  readonly words: Stranger
}

function isStranger(t: Test, answer: { statusCode: number; body: string }, asked: Asked): void {
  const { where, path, method, words } = asked
  t.equal(answer.statusCode, 404, where)
  const { detail, error } = JSON.parse(answer.body)
  const trimmed = path.split('/').filter(Boolean).join('/')
  if (words === 'static') t.equal(detail, `No static resource ${trimmed}.`, where)
  else if (words === 'endpoint') t.equal(detail, `No endpoint ${method} ${path}.`, where)
  else t.equal(error, 'Not Found', where)
}

function isFrameworkError(
  t: Test,
  body: string,
  asked: { where: string; problems: boolean }
): void {
  const { where, problems } = asked
  const parsed = JSON.parse(body)
  if (problems) t.equal(parsed.title, 'Method Not Allowed', where)
  else t.equal(parsed.error, 'Method Not Allowed', where)
}
