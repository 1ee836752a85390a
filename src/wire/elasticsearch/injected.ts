/** What Elasticsearch says with a status that was asked for rather than earned. */
import { type ErrorAnswer, failure } from './refusal-envelope.js'

/** Type and reason by status. Source: Elasticsearch, its exception classes and their `RestStatus`. */
const errors: Readonly<Record<number, readonly [type: string, reason: string]>> = {
  400: ['illegal_argument_exception', 'request could not be understood'],
  401: ['security_exception', 'missing authentication credentials for REST request'],
  403: ['security_exception', 'action is unauthorized for this user'],
  404: ['resource_not_found_exception', 'resource not found'],
  408: ['timeout_exception', 'request timed out'],
  409: ['status_exception', 'conflict'],
  429: [
    'es_rejected_execution_exception',
    'rejected execution of coordinating operation: too many requests'
  ],
  500: ['exception', 'internal server error'],
  503: [
    'cluster_block_exception',
    'blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];'
  ]
}

export function injectedFailure(status: number): ErrorAnswer {
  const [type, reason] = errors[status] ?? ['status_exception', `status ${status}`]
  return failure(status, type, reason)
}
