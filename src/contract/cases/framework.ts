/** What the framework around Zeebe's endpoints answers by itself, in the shape of each span of releases. */
import type { Expectation } from '../case.js'
import { instant, type Pattern, text } from '../pattern.js'
import { backups, runtime, type Span } from './zeebe-spans.js'

export interface FrameworkSpan extends Span {
  readonly shape: 'reactive' | 'problem'
}

/** The reactive gateway of the first releases. */
export const reactive: FrameworkSpan = {
  ...backups,
  name: 'reactive',
  camunda: ['8.2', '8.4'],
  shape: 'reactive'
}
/** The gateway of which recordings exist. */
export const gateway: FrameworkSpan = {
  ...backups,
  name: 'gateway',
  camunda: ['8.5', '8.7'],
  shape: 'problem'
}
/** The orchestration cluster, whose framework is of the same generation. */
export const cluster: FrameworkSpan = { ...runtime, name: 'cluster', shape: 'problem' }

/** Servlets, as opposed to the reactive gateway. */
export const servlets = [gateway, cluster] as const
export const allFrameworks = [reactive, gateway, cluster] as const

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type'
}

export interface Refused {
  readonly status: 400 | 404 | 405 | 406 | 415
  readonly detail: Pattern
  /** The path as it was sent. */
  readonly path: string
  readonly headers?: Readonly<Record<string, Pattern>>
}

/** A refusal in problem details, or in the body of a reactive application, which has no sentence. */
export function refused(
  { shape }: FrameworkSpan,
  { status, detail, path, headers = {} }: Refused
): Expectation {
  const phrase = phrases[status] ?? ''
  if (shape === 'reactive') {
    const json = { timestamp: instant, path, status, error: phrase, requestId: text }
    return { status, headers: { 'content-type': 'application/json' }, json }
  }
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    json: { type: 'about:blank', title: phrase, status, detail, instance: path }
  }
}

/** A path that leads nowhere. */
export function noEndpoint(span: FrameworkSpan, method: string, path: string): Expectation {
  return refused(span, { status: 404, detail: `No endpoint ${method} ${path}.`, path })
}

/** A path that has other methods. */
export function noMethod(
  span: FrameworkSpan,
  method: string,
  path: string,
  allow: Pattern
): Expectation {
  const detail = `Method '${method}' is not supported.`
  return refused(span, { status: 405, detail, path, headers: { allow } })
}

/** What the operations of an actuator produce and consume. */
export const actuatorTypes =
  'application/vnd.spring-boot.actuator.v3+json, application/vnd.spring-boot.actuator.v2+json, application/json'

/** Nothing that was asked for can be written. */
export function notAcceptable(
  span: FrameworkSpan,
  path: string,
  types = actuatorTypes
): Expectation {
  const detail = `Acceptable representations: [${types}].`
  return refused(span, { status: 406, detail, path, headers: { accept: types } })
}

/** What was sent cannot be read; the answer's own header `Accept` names what can. */
export function unsupportedType(span: FrameworkSpan, path: string, detail: string): Expectation {
  return refused(span, { status: 415, detail, path, headers: { accept: actuatorTypes } })
}
