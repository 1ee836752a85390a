/** What is told of one document among others that was refused. */
import type { SearchRefusal } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { documentName } from './document.js'
import { isObject } from './json.js'
import { searchRefusal } from './refusal.js'

interface Item {
  readonly index: string
  /** Absent where one would have been given. */
  readonly id?: string
}

/** In the answer to a bulk. */
export function refusedWrite({ index, id }: Item, refusal: SearchRefusal, traits: SearchTraits) {
  const { status, body } = searchRefusal(refusal, traits)
  const { root_cause: _, ...error } = errorOf(body)
  return { ...documentName(index, id ?? null, traits), status, error }
}

/** In the answer to a multi-get. */
export function refusedDocument({ index, id }: Item, refusal: SearchRefusal, traits: SearchTraits) {
  const { body } = searchRefusal(refusal, traits)
  return { ...documentName(index, id ?? null, traits), error: errorOf(body) }
}

function errorOf(body: unknown): Readonly<Record<string, unknown>> {
  const error = isObject(body) ? body['error'] : undefined
  return isObject(error) ? error : { reason: error }
}
