/** What a search engine that demands credentials says to whom it does not know. */
import type { Expectation, Setup, Step } from '../case.js'
import { Like, matching, type Pattern } from '../pattern.js'
import { failed } from './search-answers.js'

/** About a target that lets in nobody without credentials. */
export const guarded: Setup = {
  send: { method: 'GET', path: '/', stranger: true },
  expect: { status: 401 },
  otherwise: 'lets in whoever comes'
}
/** What is offered to strangers; tokens are offered behind TLS only. */
function offers(...schemes: readonly string[]): Pattern {
  const [basic = '', ...others] = schemes
  const known = [schemes, [basic, 'Bearer realm="security"', ...others]]
  return new Like(schemes.join(' and '), it =>
    known.some(list => JSON.stringify(list) === JSON.stringify(it))
  )
}

/** The same as real headers. */
function challenges(...schemes: readonly string[]): Pattern {
  const [basic = '', ...others] = schemes
  const lists = [schemes, [basic, 'Bearer realm="security"', ...others]].map(it => it.join(', '))
  return new Like(schemes.join(' and '), it => lists.some(list => list === it))
}

export interface Challenge {
  readonly engines: readonly string[]
  /** End of an id. */
  readonly name: string
  /** In the body, and as headers. */
  readonly told: Pattern
  readonly headers: Pattern
}

const blank = 'Basic realm="security" charset="UTF-8"'
const comma = 'Basic realm="security", charset="UTF-8"'

export const single: Challenge = {
  engines: ['elasticsearch:7.17'],
  name: 'single',
  // One scheme is a text by itself; behind TLS there are more.
  told: new Like(`${blank}, or a list of that and more`, it =>
    Array.isArray(it) ? it[0] === blank : it === blank
  ),
  headers: matching(`${blank} first`, /^Basic realm="security" charset="UTF-8"(, |$)/)
}
export const older: Challenge = {
  engines: ['elasticsearch:8.0-8.14'],
  name: 'blank',
  told: offers(blank, 'ApiKey'),
  headers: challenges(blank, 'ApiKey')
}
export const newer: Challenge = {
  engines: ['elasticsearch:8.15-'],
  name: 'comma',
  told: offers(comma, 'ApiKey'),
  headers: challenges(comma, 'ApiKey')
}

export function refused({ told, headers }: Challenge, reason: Pattern, beside = {}): Expectation {
  const extra = { ...beside, header: { 'WWW-Authenticate': told } }
  return {
    ...failed(401, 'security_exception', reason, { extra }),
    headers: { 'www-authenticate': headers }
  }
}

export function comesAs(authorization: string, path: string, expect: Expectation): Step {
  return { send: { method: 'GET', path, headers: { authorization } }, expect }
}
