import { isUtf8 } from 'node:buffer'
import { pathCharacters, queryCharacters, userInfoCharacters } from './characters.js'

/** A request target in its parts. `authority` is there only in absolute form. */
export interface Target {
  readonly path: string
  /** With its question mark, or empty. */
  readonly query: string
  readonly authority?: { readonly userInfo: string; readonly host: string }
}

const absolute = /^https?:\/\/([^/]*)(.*)$/is

/** Takes a request target apart. `http://host/path` and `/path` name the same resource. */
export function targetOf(url: string): Target {
  const mark = url.indexOf('?')
  const beforeQuery = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark)
  const [, authority, path] = absolute.exec(beforeQuery) ?? []
  if (authority === undefined || path === undefined) return { path: beforeQuery, query }
  const at = authority.indexOf('@')
  return {
    path: path === '' ? '/' : path,
    query,
    authority: { userInfo: authority.slice(0, Math.max(at, 0)), host: authority.slice(at + 1) }
  }
}

/** Whether every character stands where it may. Percent codes are not looked into. */
export function isSpelledWell({ path, query, authority }: Target): boolean {
  return (
    pathCharacters.test(path) &&
    queryCharacters.test(query) &&
    userInfoCharacters.test(authority?.userInfo ?? '')
  )
}

/**
 * Whether Tomcat can decode and normalise a path: it begins with a slash, its percent codes are
 * whole and UTF-8, none of them hides a slash, a backslash or a zero byte, and `..` never climbs
 * above the root. Matrix parameters (`;x=1`) are cut before anything is decoded.
 *
 * Source: recorded from 8.6.11; Tomcat 10.1, CoyoteAdapter and UDecoder.
 */
export function isPathDecodable(path: string): boolean {
  const bare = path.replace(/;[^/]*/g, '')
  if (!bare.startsWith('/')) return false
  if (/%(?![0-9A-Fa-f]{2})|%2f|%5c|%00/i.test(bare)) return false
  const decoded = bare.replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  )
  return isUtf8(Buffer.from(decoded, 'latin1')) && staysBelowRoot(decoded)
}

function staysBelowRoot(decoded: string): boolean {
  let depth = 0
  for (const segment of decoded.split('/')) {
    if (segment === '..') depth -= 1
    else if (segment !== '' && segment !== '.') depth += 1
    if (depth < 0) return false
  }
  return true
}
