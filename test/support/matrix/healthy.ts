/** What each operation answers while nothing is wrong: backup 1 is complete, 2 is new, 3 is not known. */
import {
  completed,
  completedRuntime,
  historyBody,
  historyList,
  partNames,
  printed,
  runtimeBody,
  runtimeList
} from './bodies.js'
import { isFrom, type MatrixRelease, type Product } from './releases.js'
import { ids, type Operation } from './requests.js'
import { type Expected, json, spoken, v3 } from './voices.js'

const noContent: Expected = { status: 204, type: undefined, body: '' }

export function healthyAnswer(
  product: Product,
  operation: Operation,
  release: MatrixRelease
): Expected {
  switch (product) {
    case 'elasticsearch':
      return searchAnswers[operation as Operation<'elasticsearch'>]
    case 'exporting':
      return exported(release)
    case 'health':
      return healthy('UP')
    case 'zeebe':
      return zeebeAnswer(operation, release)
    default:
      return historyAnswer(product, operation, release)
  }
}

/** Only the status of a health check is compared; what it is made of is a matter of the check. */
export function healthy(word: 'UP' | 'DEGRADED' | 'DOWN'): Expected {
  return { status: word === 'DOWN' ? 503 : 200, type: v3, body: word }
}

/** Whether pause or resume worked: a real 204 up to 8.4, and one inside an envelope from 8.5 on. */
export function exported(release: MatrixRelease): Expected {
  if (!isFrom('8.5', release)) return noContent
  return { status: 200, type: json, body: '{"body":null,"status":204,"contentType":null}' }
}

function historyAnswer(product: Product, operation: Operation, release: MatrixRelease): Expected {
  const type = product === 'webapps' ? v3 : json
  const seen = completed(product, release, ids.get)
  switch (operation) {
    case 'get':
      return { status: 200, type, body: historyBody(product, release, seen) }
    case 'list':
      return { status: 200, type, body: historyList(product, release, [seen]) }
    case 'delete':
      if (product !== 'webapps') return noContent
      return spoken(
        { status: 404, message: `No backup with id [${ids.delete}] found.` },
        { product, release, url: '' }
      )
    default:
      return started(product, release, ids.take)
  }
}

/** Optimize promises with a sentence from 3.10 on; everybody else names the snapshots. */
export function started(product: Product, release: MatrixRelease, id: number): Expected {
  if (product === 'optimize' && isFrom('8.5', release)) {
    const sentence =
      `Backup creation for ID ${id} has been scheduled. ` +
      'Use the GET API to monitor completion of backup process'
    return { status: 202, type: json, body: `{"message" : "${sentence}"}` }
  }
  const body = printed(product, { scheduledSnapshots: partNames(product, release, id) })
  return { status: 200, type: product === 'webapps' ? v3 : json, body }
}

function zeebeAnswer(operation: Operation, release: MatrixRelease): Expected {
  const seen = completedRuntime(ids.get)
  switch (operation) {
    case 'get':
      return { status: 200, type: v3, body: runtimeBody(release, seen) }
    case 'list':
      return { status: 200, type: v3, body: runtimeList(release, [seen]) }
    case 'delete':
      return noContent
    default:
      return zeebeStarted(release, ids.take)
  }
}

export function zeebeStarted(release: MatrixRelease, id: number): Expected {
  if (!isFrom('8.5', release)) return { status: 200, type: v3, body: `{"id":${id}}` }
  const message =
    `A backup with id ${id} has been scheduled. ` +
    `Use GET actuator/backups/${id} to monitor the status.`
  const body = isFrom('8.9', release) ? { backupId: id, message } : { message }
  return { status: 202, type: v3, body: JSON.stringify(body) }
}

const told = (body: unknown): Expected => ({ status: 200, type: json, body: JSON.stringify(body) })

const searchAnswers: Readonly<Record<Operation<'elasticsearch'>, Expected>> = {
  root: told({ tagline: 'You Know, for Search' }),
  health: told({ status: 'green' }),
  repository: told({ backups: { type: 's3' } }),
  verify: told({ nodes: { '<node>': { name: 'elasticsearch-master-0' } } }),
  snapshots: told({ snapshots: [{ state: 'SUCCESS' }] }),
  catSnapshots: { status: 200, type: 'text/plain; charset=UTF-8', body: 'own-1 SUCCESS' },
  takeSnapshot: told({ accepted: true }),
  createIndex: told({ acknowledged: true, shards_acknowledged: true, index: 'new' })
}
