import type { Refusal, SearchRefusal } from '../../domain/refusal.js'

/** Every refusal that Elasticsearch has words for; the compiler keeps the list whole. */
const codes: Readonly<Record<SearchRefusal['code'], true>> = {
  CLUSTER_BLOCKED: true,
  MASTER_UNKNOWN: true,
  UNAUTHENTICATED: true,
  API_KEYS_OFF: true,
  REPOSITORY_UNKNOWN: true,
  REPOSITORY_IN_USE: true,
  REPOSITORY_READ_ONLY: true,
  REPOSITORY_UNVERIFIED: true,
  REPOSITORY_UNREADABLE: true,
  REPOSITORY_TYPE_UNKNOWN: true,
  REPOSITORY_NAME_INVALID: true,
  SNAPSHOT_UNKNOWN: true,
  SNAPSHOT_NAME_INVALID: true,
  SNAPSHOT_EXISTS: true,
  SNAPSHOT_BUSY: true,
  RESTORE_REFUSED: true,
  INDEX_UNKNOWN: true,
  INDEX_CLOSED: true,
  INDEX_EXISTS: true,
  INDEX_NAME_INVALID: true,
  INDEX_IN_SNAPSHOT: true,
  INDEX_IS_ALIAS: true,
  WILDCARD_DELETE: true,
  ALIASES_MISSING: true,
  ALIAS_NAME_INVALID: true,
  RESOURCE_UNKNOWN: true,
  TEMPLATE_MISSING: true,
  TEMPLATE_INVALID: true,
  SETTINGS_INVALID: true,
  STATE_ILLEGAL: true,
  ARGUMENT_INVALID: true,
  UNSUPPORTED: true,
  MEDIA_TYPE_INVALID: true,
  WAIT_TOO_LONG: true,
  NODE_CLOSED: true,
  VALIDATION_FAILED: true,
  PARSE_FAILED: true
}

export function isSearchRefusal(refusal: Refusal): refusal is SearchRefusal {
  return Object.hasOwn(codes, refusal.code)
}
