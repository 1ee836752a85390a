/** Errors that Spring Boot itself words. */
import { STATUS_CODES } from 'node:http'
import type { Expectation } from '../case.js'
import { matching, type Pattern } from '../pattern.js'

const springInstant = matching(
  'time such as 2026-01-31T12:00:00.000+00:00',
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/
)

/** The words of a status, as every server has them. */
export const phraseOf = (status: number) => STATUS_CODES[status] ?? ''

/** The shape with a timestamp; without a message where the application shows none. */
export function timestamp(path: string, status: number, message?: Pattern): Expectation {
  const shown = message === undefined ? {} : { message }
  return {
    status,
    headers: { 'content-type': 'application/json' },
    json: { timestamp: springInstant, status, error: phraseOf(status), ...shown, path }
  }
}

/** Problem details; they are told whatever type is asked for. */
export function problem(
  path: string,
  status: number,
  detail: Pattern,
  headers: Expectation['headers'] = {}
): Expectation {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    json: { type: 'about:blank', title: phraseOf(status), status, detail, instance: path }
  }
}
