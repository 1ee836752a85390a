import type { InstantMs } from './instant.js'

/** The realm of the only user, and that of those who come in with a key. Source: Elasticsearch, `ApiKeyService`. */
export const searchRealms = { user: 'default_file', apiKey: '_es_api_key' } as const

/** An API key as the cluster remembers it: of the secret only the digest is known. */
export interface ApiKeyFacts {
  readonly id: string
  readonly name: string
  /** SHA-256 of the key, in hexadecimal digits. */
  readonly keyDigest: string
  readonly createdMs: InstantMs
  /** From when on it is of no use; absent where it lasts. */
  readonly expiresMs?: InstantMs
  readonly invalidatedMs?: InstantMs
  /** The user who made it. */
  readonly owner: string
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** What a new key is to be. */
export interface ApiKeyWish {
  readonly name: string
  /** Absent: for ever. */
  readonly lifetimeMs?: number
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** Which keys are meant; what is absent means any. */
export interface ApiKeySelection {
  readonly ids?: readonly string[]
  /** A pattern where it ends in `*`. */
  readonly name?: string
  readonly owner?: string
  readonly realm?: string
}

/** Source: Elasticsearch, `CreateApiKeyRequest.validate`. */
export function apiKeyNameComplaints(name: string): readonly string[] {
  if (name === '') return ['api key name is required']
  return [
    ...(name.length > 256 ? ['api key name may not be more than 256 characters long'] : []),
    ...(name !== name.trim() ? ['api key name may not begin or end with whitespace'] : []),
    ...(name.startsWith('_') ? ['api key name may not begin with an underscore'] : [])
  ]
}
