import { unreachable } from '../../domain/assert.js'
import type { SearchCause, SearchRefusal } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { clusterFailure } from './refusal-cluster.js'
import { documentFailure } from './refusal-documents.js'
import { type ErrorAnswer, failure, validationFailure } from './refusal-envelope.js'
import { loginFailure } from './refusal-login.js'
import { metadataFailure } from './refusal-metadata.js'

export type { ErrorAnswer } from './refusal-envelope.js'

/** How Elasticsearch words a refusal. Source: its exception classes and `RestStatus`. */
export function searchRefusal(refusal: SearchRefusal, traits: SearchTraits): ErrorAnswer {
  switch (refusal.code) {
    case 'CLUSTER_BLOCKED':
    case 'MASTER_UNKNOWN':
      return clusterFailure(refusal)
    case 'UNAUTHENTICATED':
      return loginFailure(refusal, traits.security)
    case 'API_KEYS_OFF':
      return failure(400, 'feature_not_enabled_exception', 'api keys are not enabled', {
        'disabled.feature': 'api_keys'
      })
    case 'REPOSITORY_UNKNOWN':
      return failure(
        404,
        'repository_missing_exception',
        `[${refusal.repositories.join(', ')}] missing`
      )
    case 'REPOSITORY_IN_USE':
    case 'REPOSITORY_READ_ONLY':
    case 'REPOSITORY_UNVERIFIED':
    case 'REPOSITORY_UNREADABLE':
    case 'REPOSITORY_TYPE_UNKNOWN':
    case 'REPOSITORY_NAME_INVALID':
      return repositoryFailure(refusal, traits)
    case 'SNAPSHOT_UNKNOWN':
      return failure(404, 'snapshot_missing_exception', `${bracketed(refusal)} is missing`)
    case 'SNAPSHOT_NAME_INVALID':
      return nameFailure(refusal, 'invalid_snapshot_name_exception', refusal.rule)
    case 'SNAPSHOT_EXISTS':
      return nameFailure(
        refusal,
        traits.duplicateType === 'name-in-use'
          ? 'snapshot_name_already_in_use_exception'
          : 'invalid_snapshot_name_exception',
        `snapshot with the same name ${refusal.running ? 'is already in-progress' : 'already exists'}`
      )
    case 'SNAPSHOT_BUSY':
      return failure(
        503,
        'concurrent_snapshot_execution_exception',
        `[${refusal.subject}] ${refusal.reason}`
      )
    case 'RESTORE_REFUSED':
      return failure(500, 'snapshot_restore_exception', `[${refusal.subject}] ${refusal.reason}`)
    case 'INDEX_UNKNOWN':
    case 'INDEX_CLOSED':
    case 'INDEX_EXISTS':
    case 'INDEX_NAME_INVALID':
    case 'INDEX_IN_SNAPSHOT':
    case 'INDEX_IS_ALIAS':
    case 'WILDCARD_DELETE':
      return indexFailure(refusal)
    case 'ALIASES_MISSING':
    case 'ALIAS_NAME_INVALID':
    case 'RESOURCE_UNKNOWN':
    case 'TEMPLATE_MISSING':
    case 'TEMPLATE_INVALID':
    case 'SETTINGS_INVALID':
    case 'STATE_ILLEGAL':
      return metadataFailure(refusal)
    case 'ARGUMENT_INVALID':
    case 'UNSUPPORTED':
    case 'MEDIA_TYPE_INVALID':
    case 'WAIT_TOO_LONG':
    case 'NODE_CLOSED':
    case 'VALIDATION_FAILED':
    case 'PARSE_FAILED':
      return requestFailure(refusal)
    default:
      return documentFailure(refusal, traits)
  }
}

/** An error of our own: the envelope of Elasticsearch around it, the message kept for the log. */
export function internalFailure(): ErrorAnswer {
  return failure(500, 'exception', 'internal error of the test double; its log tells more')
}

/** Source: Elasticsearch, which names Netty's exceptions like its own. */
export function lineTooLong(bytesMax: number): ErrorAnswer {
  return failure(
    400,
    'too_long_http_line_exception',
    `An HTTP line is larger than ${bytesMax} bytes.`
  )
}

export function unreadableUrl(path: string): ErrorAnswer {
  return illegalArgument(`invalid escape sequence in [${path}]`)
}

/** The errors of the REST layer itself have neither `root_cause` nor a type. */
export function flatFailure(status: number, error: string): ErrorAnswer {
  return { status, body: { error, status } }
}

const usedText = 'trying to modify or unregister repository that is currently used'

type RepositoryRefusal = Extract<SearchRefusal, { code: `REPOSITORY_${string}` }>

function repositoryFailure(
  refusal: Exclude<RepositoryRefusal, { code: 'REPOSITORY_UNKNOWN' }>,
  { inUse, readOnlyCreateText }: SearchTraits
): ErrorAnswer {
  const named = (text: string) => `[${refusal.repository}] ${text}`
  switch (refusal.code) {
    case 'REPOSITORY_IN_USE':
      return inUse === 'illegal-state'
        ? failure(500, 'illegal_state_exception', usedText)
        : failure(
            409,
            'repository_conflict_exception',
            named(`${usedText} (${refusal.by} is in progress)`)
          )
    case 'REPOSITORY_READ_ONLY': {
      const isCreate = readOnlyCreateText && refusal.operation === 'create'
      const text = isCreate
        ? 'cannot create snapshot in a readonly repository'
        : 'repository is readonly'
      return failure(500, 'repository_exception', named(text))
    }
    case 'REPOSITORY_UNVERIFIED':
      return failure(500, 'repository_verification_exception', named(refusal.reason))
    case 'REPOSITORY_UNREADABLE':
      return failure(
        500,
        'repository_exception',
        named('could not read repository data from index blob')
      )
    case 'REPOSITORY_TYPE_UNKNOWN':
      return failure(
        500,
        'repository_exception',
        named(`repository type [${refusal.type}] does not exist`)
      )
    case 'REPOSITORY_NAME_INVALID':
      return failure(500, 'repository_exception', named(refusal.rule))
    default:
      return unreachable(refusal)
  }
}

type IndexRefusal = Extract<SearchRefusal, { code: `INDEX_${string}` | 'WILDCARD_DELETE' }>

function indexFailure(refusal: IndexRefusal): ErrorAnswer {
  switch (refusal.code) {
    case 'INDEX_UNKNOWN':
      return failure(404, 'index_not_found_exception', `no such index [${refusal.index}]`, {
        'resource.type': 'index_or_alias',
        'resource.id': refusal.index,
        index_uuid: '_na_',
        index: refusal.index
      })
    case 'INDEX_CLOSED':
      return failure(400, 'index_closed_exception', 'closed', {
        index_uuid: refusal.uuid,
        index: refusal.index
      })
    case 'INDEX_EXISTS':
      return failure(
        400,
        'resource_already_exists_exception',
        `index [${refusal.index}/${refusal.uuid}] already exists`,
        { index_uuid: refusal.uuid, index: refusal.index }
      )
    case 'INDEX_NAME_INVALID':
      return failure(
        400,
        'invalid_index_name_exception',
        `Invalid index name [${refusal.index}], ${refusal.rule}`,
        { index_uuid: '_na_', index: refusal.index }
      )
    case 'INDEX_IN_SNAPSHOT': {
      const indices = refusal.indices.map(({ name, uuid }) => `[${name}/${uuid}]`).join(', ')
      return failure(
        400,
        'snapshot_in_progress_exception',
        `Cannot ${refusal.operation} indices that are being snapshotted: [${indices}]. ` +
          'Try again after snapshot finishes or cancel the currently running snapshot.'
      )
    }
    case 'INDEX_IS_ALIAS':
      return illegalArgument(
        `The provided expression [${refusal.alias}] matches an alias, ` +
          'specify the corresponding concrete indices instead.'
      )
    case 'WILDCARD_DELETE':
      return illegalArgument('Wildcard expressions or all indices are not allowed')
    default:
      return unreachable(refusal)
  }
}

type RequestRefusal = Extract<
  SearchRefusal,
  {
    code:
      | 'ARGUMENT_INVALID'
      | 'UNSUPPORTED'
      | 'MEDIA_TYPE_INVALID'
      | 'WAIT_TOO_LONG'
      | 'NODE_CLOSED'
      | 'VALIDATION_FAILED'
      | 'PARSE_FAILED'
  }
>

function requestFailure(refusal: RequestRefusal): ErrorAnswer {
  switch (refusal.code) {
    case 'ARGUMENT_INVALID':
      return illegalArgument(refusal.reason, refusal.cause)
    case 'UNSUPPORTED':
      return failure(500, 'unsupported_operation_exception', refusal.reason)
    case 'MEDIA_TYPE_INVALID':
      return failure(
        400,
        'media_type_header_exception',
        'Invalid media-type value on headers [Content-Type, Accept]',
        {},
        refusal.cause
      )
    case 'WAIT_TOO_LONG':
      return failure(
        429,
        'process_cluster_event_timeout_exception',
        `failed to process cluster event (${refusal.task}) within ${refusal.limit}`
      )
    case 'NODE_CLOSED':
      return failure(500, 'node_closed_exception', `node closed {${refusal.node}}`)
    case 'VALIDATION_FAILED':
      return validationFailure('action_request_validation_exception', refusal.complaints)
    case 'PARSE_FAILED':
      return failure(400, 'x_content_parse_exception', refusal.reason)
    default:
      return unreachable(refusal)
  }
}

function illegalArgument(reason: string, cause?: SearchCause): ErrorAnswer {
  return failure(400, 'illegal_argument_exception', reason, {}, cause)
}

function nameFailure(
  named: { repository: string; snapshot: string },
  type: string,
  rule: string
): ErrorAnswer {
  return failure(
    400,
    type,
    `${bracketed(named)} Invalid snapshot name [${named.snapshot}], ${rule}`
  )
}

function bracketed({ repository, snapshot }: { repository: string; snapshot: string }): string {
  return `[${repository}:${snapshot}]`
}
