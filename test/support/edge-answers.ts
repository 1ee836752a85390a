/** What the doors of several releases are expected to say: all of it, in the shape of each. */
import type { Kind, Told } from './edge.js'

export const v3 = 'application/vnd.spring-boot.actuator.v3+json'
export const v2 = 'application/vnd.spring-boot.actuator.v2+json'
export const json = 'application/json'
export const problemJson = 'application/problem+json'

/** What an actuator operation reads and writes, as it names it. */
export const actuatorTypes = `${v3}, ${v2}, ${json}`
/** What a plain controller reads. */
export const readable =
  'application/json, application/x-jackson-smile, application/cbor, application/*+json'
/** What a plain controller writes: the same in another order. */
export const writable =
  'application/json, application/*+json, application/x-jackson-smile, application/cbor'

export type Headers = Readonly<Record<string, string>>

interface Habits {
  /** Whose operations these are: an actuator's own, a plain controller's, or Optimize's. */
  readonly family: 'actuator' | 'controller' | 'optimize'
  /** Whether the status line has a reason. Tomcat 10 has none any more. */
  readonly reason: boolean
  readonly errors: 'problem' | 'timestamp' | 'timestamp with message' | 'reactive'
}

const actuator = { family: 'actuator', reason: false, errors: 'problem' } as const
const controller = { family: 'controller', reason: false, errors: 'problem' } as const
const olderController = {
  family: 'controller',
  reason: true,
  errors: 'timestamp with message'
} as const
const optimize = { family: 'optimize', reason: true, errors: 'timestamp' } as const

export const habits: Readonly<Record<Kind, Habits>> = {
  'gateway 8.7': actuator,
  'cluster 8.8': actuator,
  'history 8.8': actuator,
  'gateway 8.3': { family: 'actuator', reason: true, errors: 'reactive' },
  'Operate 8.7': controller,
  'Tasklist 8.7': controller,
  'Operate 8.2': olderController,
  'Operate 8.1': olderController,
  'Optimize 8.7': optimize,
  'Optimize 8.3': optimize,
  'Optimize 8.1': optimize
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error'
}

/** Behind these statuses Tomcat hangs up, and says so. */
const closing = [400, 500]

/** An answer with a body, in chunks. */
export function said(
  kind: Kind,
  status: number,
  type: string,
  body: string,
  headers: Headers = {}
): Told {
  const framing = { 'content-type': type, 'transfer-encoding': 'chunked' }
  return framed(kind, status, body, { ...framing, ...headers })
}

/** An answer without a body, which says how long that is. */
export function silent(kind: Kind, status: number, headers: Headers = {}): Told {
  return framed(kind, status, '', { 'content-length': '0', ...headers })
}

/** A 204, or the answer to HEAD: no body, and no word about its length. */
export function bare(kind: Kind, status: number, headers: Headers = {}): Told {
  return framed(kind, status, '', headers)
}

/** `{"message": ...}`: what the handlers of an actuator's operations have to say. */
export function messaged(kind: Kind, status: number, message: string, type = v3): Told {
  return said(kind, status, type, JSON.stringify({ message }))
}

/** What the framework refuses, in the shape of the release. `detail` is the sentence of the newest. */
export function refused(
  kind: Kind,
  status: number,
  detail: string,
  path: string,
  headers: Headers = {}
): Told {
  const { errors } = habits[kind]
  const error = reasons[status]
  if (errors === 'problem') {
    const body = { type: 'about:blank', title: error, status, detail, instance: path }
    return said(kind, status, problemJson, written(kind, body), headers)
  }
  if (errors === 'reactive') {
    const body = { timestamp: 'TIME', path, status, error, requestId: 'REQUEST-1' }
    return said(kind, status, json, JSON.stringify(body), headers)
  }
  return lastResort(kind, status, path, { detail, headers })
}

/** Spring Boot's body with a timestamp: the shape of older releases, and of stray errors in all. */
export function lastResort(
  kind: Kind,
  status: number,
  path: string,
  { detail = '', headers = {} }: { readonly detail?: string; readonly headers?: Headers } = {}
): Told {
  const { errors } = habits[kind]
  const error = reasons[status]
  if (errors === 'reactive') return refused(kind, status, detail, path, headers)
  const message = errors === 'timestamp with message' ? { message: detail } : {}
  const body = { timestamp: 'TIME', status, error, ...message, path }
  return said(kind, status, json, written(kind, body), headers)
}

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

/** The 404 for a path that nobody serves, `path` as it was sent. */
export function nowhere(kind: Kind, method: string, path: string): Told {
  const { family, errors } = habits[kind]
  const resource = path.split('/').filter(Boolean).join('/')
  if (family !== 'controller') return refused(kind, 404, `No endpoint ${method} ${path}.`, path)
  const detail = errors === 'problem' ? `No static resource ${resource}.` : 'No message available'
  return refused(kind, 404, detail, path, { vary })
}

/** The 405 for a path that is served, but not so. */
export function notSo(kind: Kind, method: string, path: string, allow: string): Told {
  const old = habits[kind].errors === 'timestamp with message'
  const detail = old
    ? `Request method '${method}' not supported`
    : `Method '${method}' is not supported.`
  return refused(kind, 405, detail, path, { allow })
}

/** The 403 for a page of another origin that asks beforehand. It has no content type. */
export function noPreflight(kind: Kind): Told {
  return framed(kind, 403, 'Invalid CORS request', { vary, 'transfer-encoding': 'chunked' })
}

/** Operate's own errors, which are 400 but for the unknown backup. */
export function operateSaid(status: 400 | 404, message: string): Told {
  const type = status === 404 ? 'Requested resource not found' : 'Invalid request'
  const body = { status, message, instance: 'UUID', type }
  return said('Operate 8.7', status, problemJson, JSON.stringify(body))
}

/** Tasklist's own errors. */
export function tasklistSaid(status: number, message: string): Told {
  const body = { status, message, instance: 'UUID' }
  return said('Tasklist 8.7', status, problemJson, written('Tasklist 8.7', body))
}

/** Optimize's own errors. */
export function optimizeSaid(kind: Kind, status: number, detailedMessage: string): Told {
  const [errorCode, errorMessage] =
    status === 404
      ? ['notFoundError', 'The server could not find the requested resource.']
      : ['badRequestError', 'The server was unable to process the request.']
  const body = { errorCode, errorMessage, detailedMessage, reportDefinition: null }
  return said(kind, status, json, JSON.stringify(body))
}

/** A flat object as the application writes it: Tasklist indents. */
export function written(kind: Kind, body: object): string {
  if (!kind.startsWith('Tasklist')) return JSON.stringify(body)
  return JSON.stringify(body, undefined, 2).replaceAll('": ', '" : ')
}

function framed(kind: Kind, status: number, body: string, headers: Headers): Told {
  const reason = habits[kind].reason ? reasons[status] : ''
  const closed = closing.includes(status)
  return {
    statusLine: `HTTP/1.1 ${status} ${reason}`,
    headers: closed ? { ...headers, connection: 'close' } : headers,
    body,
    closed
  }
}
