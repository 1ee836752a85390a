/** The header `Authorization`, as the search engines read it. */
import type { SearchCredentials } from '../../domain/search-credentials.js'

/**
 * Source: Elasticsearch, `UsernamePasswordToken.extractToken` and `ApiKeyService.getCredentialsFromHeader`. Schemes
 * are told in any case, and whatever follows has blanks around it taken off.
 */
export function readCredentials(header: string | undefined): SearchCredentials {
  const [, scheme = '', rest = ''] = /^(basic|apikey|bearer) (.*)$/is.exec(header ?? '') ?? []
  switch (scheme.toLowerCase()) {
    case 'basic':
      return readBasic(rest)
    case 'apikey':
      return readApiKey(rest)
    case 'bearer':
      return rest.trim() === '' ? { kind: 'none' } : { kind: 'bearer' }
    default:
      return { kind: 'none' }
  }
}

function readBasic(rest: string): SearchCredentials {
  const kind = 'unreadableBasic'
  const decoded = decode(rest.trim())
  if ('fault' in decoded) {
    const cause = { type: 'illegal_argument_exception', reason: decoded.fault }
    return { kind, reason: 'invalid basic authentication header encoding', cause }
  }
  const pair = inTwo(decoded.text)
  if (pair === undefined) return { kind, reason: 'invalid basic authentication header value' }
  const [user, password] = pair
  return { kind: 'basic', user, password }
}

function readApiKey(rest: string): SearchCredentials {
  const kind = 'unreadableApiKey'
  const decoded = decode(rest.trim())
  if ('fault' in decoded) return { kind, reason: decoded.fault }
  const pair = inTwo(decoded.text)
  if (pair === undefined) return { kind, reason: 'invalid ApiKey value' }
  const [id, key] = pair
  return { kind: 'apiKey', id, key }
}

function inTwo(text: string): readonly [string, string] | undefined {
  const at = text.indexOf(':')
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)]
}

/** Base64 as Java's decoder reads it, which is strict where Node's skips what it does not know. */
function decode(base64: string): { readonly text: string } | { readonly fault: string } {
  const strange = /[^A-Za-z0-9+/=]/.exec(base64)?.[0]
  if (strange !== undefined) {
    return { fault: `Illegal base64 character ${(strange.codePointAt(0) ?? 0).toString(16)}` }
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || (base64.includes('=') && base64.length % 4 !== 0)) {
    return { fault: 'Input byte array has wrong 4-byte ending unit' }
  }
  if (base64.length % 4 === 1) return { fault: 'Last unit does not have enough valid bits' }
  return { text: Buffer.from(base64, 'base64').toString() }
}
