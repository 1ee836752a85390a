import { refuse } from '../../domain/refusal.js'
import { readFlag, readObject } from './body.js'
import { compactJson, isObject } from './json.js'
import { mergedSource, type Source } from './source.js'

/** What an update makes of the source that is there, if one is. */
export type SourceChange = (found: { readonly source: string } | undefined) => string

const keys = new Set(['doc', 'upsert', 'doc_as_upsert', 'detect_noop'])

/**
 * Reads the body of an update: a part of a document, and what to do where there is none. Scripts are refused.
 *
 * @returns what becomes of a document: its new source, or that there is nothing to do or nothing to change.
 */
export function readUpdate(text: string): SourceChange {
  const body = readObject(text)
  const unknown = Object.keys(body).find(key => !keys.has(key))
  if (unknown !== undefined) {
    const reason = `[1:2] [UpdateRequest] unknown field [${unknown}]`
    refuse({ code: 'PARSE_FAILED', reason })
  }
  const { doc, upsert } = body
  if (!isObject(doc)) {
    return refuse({ code: 'VALIDATION_FAILED', complaints: ['script or doc is missing'] })
  }
  const detectsNoop = readFlag(body, 'detect_noop', true)
  const isUpsert = readFlag(body, 'doc_as_upsert', false)
  const first: Source | undefined = isUpsert ? doc : isObject(upsert) ? upsert : undefined
  return found => {
    if (found === undefined) return first === undefined ? 'missing' : compactJson(first)
    const source = mergedSource(found.source, doc)
    return detectsNoop && source === found.source ? 'noop' : source
  }
}
