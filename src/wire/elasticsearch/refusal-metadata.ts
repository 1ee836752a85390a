import { unreachable } from '../../domain/assert.js'
import type { SearchRefusal } from '../../domain/refusal.js'
import { type ErrorAnswer, failure, validationFailure } from './refusal-envelope.js'

type MetadataRefusal = Extract<
  SearchRefusal,
  {
    code:
      | 'ALIASES_MISSING'
      | 'ALIAS_NAME_INVALID'
      | 'RESOURCE_UNKNOWN'
      | 'TEMPLATE_MISSING'
      | 'TEMPLATE_INVALID'
      | 'SETTINGS_INVALID'
      | 'STATE_ILLEGAL'
  }
>

/** What is wrong with aliases, templates and settings. Source: Elasticsearch, its exception classes. */
export function metadataFailure(refusal: MetadataRefusal): ErrorAnswer {
  switch (refusal.code) {
    case 'ALIASES_MISSING': {
      const { aliases } = refusal
      const [only] = aliases
      return failure(
        404,
        'aliases_not_found_exception',
        `aliases [${aliases.join(', ')}] missing`,
        {
          'resource.type': 'aliases',
          'resource.id': aliases.length === 1 ? only : aliases
        }
      )
    }
    case 'ALIAS_NAME_INVALID':
      return failure(
        400,
        'invalid_alias_name_exception',
        `Invalid alias name [${refusal.alias}]: ${refusal.rule}`
      )
    case 'RESOURCE_UNKNOWN':
      return failure(404, 'resource_not_found_exception', refusal.reason)
    case 'TEMPLATE_MISSING':
      return failure(
        404,
        'index_template_missing_exception',
        `index_template [${refusal.template}] missing`
      )
    case 'TEMPLATE_INVALID':
      return failure(
        400,
        'invalid_index_template_exception',
        `index_template [${refusal.template}] invalid, cause [${refusal.reason}]`
      )
    case 'SETTINGS_INVALID':
      return validationFailure('validation_exception', refusal.complaints)
    case 'STATE_ILLEGAL':
      return failure(500, 'illegal_state_exception', refusal.reason)
    default:
      return unreachable(refusal)
  }
}
