/** What must not be read back: whoever looks at a journal has no use for somebody else's password. */
import type { HeaderValues } from './journal-entry.js'

export const redacted = '[redacted]'

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key'
])

/**
 * Names of parameters and members whose values are secrets, in any spelling and case. `encoded` is what
 * Elasticsearch calls an API key as it stands in a header.
 */
const secretName =
  /^(?:encoded|(?:[a-z]{1,16}[-_.]?)?(?:token|password|passwd|pwd|secret|credentials?)|(?:access|api|auth|client|private|secret|shared)[-_.]?key)$/i

/** @param raw - names and values in turn. */
export function safeHeaders(raw: readonly string[]): HeaderValues {
  const headers: Record<string, string> = {}
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? ''
    const value = secretHeaders.has(name) ? redacted : safeUrl(raw[at + 1] ?? '')
    const known = headers[name]
    headers[name] = known === undefined || known === redacted ? value : `${known}, ${value}`
  }
  return headers
}

/** A request's target without user info, and without the values of secret parameters. */
export function safeUrl(url: string): string {
  const at = url.indexOf('?')
  if (at < 0) return safeUrls(url)
  return `${safeUrls(url.slice(0, at))}?${safeParameters(url.slice(at + 1))}`
}

/** A body, JSON or form, without user info in URLs and without the values of secret members. */
export function safeBody(text: string): string {
  const safe = safeUrls(text).replace(
    /"([^"\\]{1,64})"(\s*:\s*)"(?:[^"\\]|\\.)*"?/g,
    (whole, name: string, colon: string) =>
      secretName.test(name) ? `"${name}"${colon}"${redacted}"` : whole
  )
  if (!safe.includes('=')) return safe
  return safe.replace(/(?<=^|&)([\w.-]{1,64})=([^&\s]*)/g, (whole, name: string) =>
    secretName.test(name) ? `${name}=${redacted}` : whole
  )
}

function safeParameters(query: string): string {
  const parameters = query.split('&').map(parameter => {
    const [name = ''] = parameter.split('=', 1)
    return secretName.test(name) && parameter.includes('=') ? `${name}=${redacted}` : parameter
  })
  return parameters.join('&')
}

function safeUrls(text: string): string {
  // Looked for first, because the pattern is tried at every letter of a long body.
  if (!text.includes('://')) return text
  return text.replace(/([a-z][a-z0-9+.-]{0,15}:\/\/)[^\s/?#@"]{1,512}@/gi, `$1${redacted}@`)
}
