/** What the envelope of each product's errors looks like, written from the documentation and the recordings. */
import { jackson } from './jackson.js'
import { isFrom, type MatrixRelease, type Product } from './releases.js'

/** An error as a table names it. */
export interface Said {
  readonly status: number
  readonly message: string
  /** Optimize's error code, `serverError` where absent; Elasticsearch's type. */
  readonly code?: string
}

export interface Expected {
  readonly status: number
  readonly type: string | undefined
  readonly body: string
}

export const json = 'application/json'
export const problem = 'application/problem+json'
export const v3 = 'application/vnd.spring-boot.actuator.v3+json'

export interface Circumstances {
  readonly product: Product
  readonly release: MatrixRelease
  readonly url: string
}

/** The whole answer in which a product of a release says something. */
export function spoken(said: Said, around: Circumstances): Expected {
  const { status, message } = said
  const { product, release, url } = around
  switch (product) {
    case 'operate':
    case 'tasklist':
      return historyError(said, around)
    case 'webapps':
      return { status, type: v3, body: JSON.stringify({ message }) }
    case 'optimize':
      return optimizeError(said)
    case 'zeebe':
      if (!isFrom('8.5', release)) {
        // 8.1 knows one status for everything, and repeats the id of the path.
        const id = Number(url.split('/').at(-1))
        return { status: 500, type: v3, body: JSON.stringify({ id, failure: message }) }
      }
      return { status, type: v3, body: JSON.stringify({ message }) }
    default:
      return searchError(said)
  }
}

/** Operate from 8.3 on has four members, Tasklist from 8.2 on three; 8.1 has Spring's own with a timestamp. */
function historyError(
  { status, message }: Said,
  { product, release, url }: Circumstances
): Expected {
  const print = product === 'tasklist' ? jackson : (value: unknown) => JSON.stringify(value)
  if (!isFrom('8.5', release)) {
    const timestamp = '<timestamp>'
    const body = { timestamp, status, error: reasons[status], message, path: url }
    return { status, type: json, body: print(body) }
  }
  const instance = '<random uuid>'
  if (product === 'operate') {
    const type = status === 404 ? 'Requested resource not found' : 'Invalid request'
    return { status, type: problem, body: print({ status, message, instance, type }) }
  }
  // The handlers of 500 and 502 leave the instance out.
  const body = { status, message, instance: status < 500 ? instance : null }
  return { status, type: problem, body: print(body) }
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  500: 'Internal Server Error'
}

const sentences: Readonly<Record<string, string>> = {
  serverError: 'An internal server error occurred.',
  conflict: 'Could not apply the changes due to conflicts.',
  notFoundError: 'The server could not find the requested resource.',
  elasticsearchConnectionError: 'The server has encountered Elasticsearch connection issues.'
}

function optimizeError({ status, message, code = 'serverError' }: Said): Expected {
  const body = {
    errorCode: code,
    errorMessage: sentences[code],
    detailedMessage: message,
    reportDefinition: null
  }
  return { status, type: json, body: JSON.stringify(body) }
}

function searchError({ status, message, code: type }: Said): Expected {
  const reason = message === '' ? null : message
  const error = { root_cause: [{ type, reason }], type, reason }
  return { status, type: json, body: JSON.stringify({ error, status }) }
}
