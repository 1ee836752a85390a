/** What the search engines say, in the words that nearly every answer is made of. */
import type { Expectation } from '../case.js'
import type { Pattern } from '../pattern.js'

interface Told {
  /** Members of the exception beside its type and reason. */
  readonly extra?: Readonly<Record<string, Pattern>>
  /** What lies beneath, which is not told of the root cause. */
  readonly cause?: { readonly type: string; readonly reason: Pattern }
}

/** An exception in its envelope. */
export function failed(
  status: number,
  type: string,
  reason: Pattern,
  { extra = {}, cause }: Told = {}
): Expectation {
  const top = { type, reason, ...extra }
  const beneath = cause === undefined ? {} : { caused_by: { ...cause } }
  return { status, json: { error: { root_cause: [top], ...top, ...beneath }, status } }
}

export const illegal = (reason: Pattern) => failed(400, 'illegal_argument_exception', reason)

/** What is wrong with a request, numbered. */
export function invalid(...complaints: readonly string[]): Expectation {
  const told = complaints.map((text, at) => `${at + 1}: ${text};`).join('')
  return failed(400, 'action_request_validation_exception', `Validation Failed: ${told}`)
}

/** A parameter that is not known, or several of them as `parameters: [a], [b]`. */
export const unrecognized = (path: string, told: string) =>
  illegal(`request [${path}] contains unrecognized ${told}`)

export const noSnapshot = (name: string, repository = '{repository}') =>
  failed(404, 'snapshot_missing_exception', `[${repository}:${name}] is missing`)

export const noRepository = (names: string) =>
  failed(404, 'repository_missing_exception', `[${names}] missing`)

export const repositoryFailed = (reason: Pattern) => failed(500, 'repository_exception', reason)

export const cannotRestore = (reason: Pattern) => failed(500, 'snapshot_restore_exception', reason)

export function noIndex(index: string): Expectation {
  const place = { 'resource.type': 'index_or_alias', 'resource.id': index }
  const extra = { ...place, index_uuid: '_na_', index }
  return failed(404, 'index_not_found_exception', `no such index [${index}]`, { extra })
}

export const acknowledged: Expectation = { status: 200, json: { acknowledged: true } }
export const accepted: Expectation = { status: 200, json: { accepted: true } }

/** A list of snapshots of which only the names were asked for; nothing is left of an empty one. */
export function called(...names: readonly string[]): Expectation {
  return {
    status: 200,
    json: names.length === 0 ? {} : { snapshots: names.map(snapshot => ({ snapshot })) }
  }
}
