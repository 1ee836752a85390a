/** A bulk: many writes in lines of JSON, each answered by itself. */
import type { WriteTerms } from '../../domain/document-write.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { malformed } from './body.js'
import { termsOf } from './document.js'
import { isObject, parseJson } from './json.js'
import { tokenOf } from './reading-place.js'
import { tookMs } from './search-answer.js'
import { readUpdate, type SourceChange } from './update.js'

export type BulkWord = 'index' | 'create' | 'update' | 'delete'

/** One write. */
export interface BulkAction extends WriteTerms {
  readonly word: BulkWord
  readonly index: string
  readonly id?: string
  readonly routing?: string
  /** Of an `index` or a `create`, unread: an error in it is the error of this one alone. */
  readonly source: string
  /** Of an `update`. */
  readonly change?: SourceChange
}

const words: readonly BulkWord[] = ['create', 'delete', 'index', 'update']
const parameters = [
  ...['_index', '_id', 'routing', 'version', 'version_type', 'if_seq_no', 'if_primary_term'],
  ...['op_type', 'retry_on_conflict']
]

/**
 * Reads all lines. Whatever is wrong with an action line is wrong with the whole request.
 *
 * Source: Elasticsearch, `BulkRequestParser` and `BulkRequest.validate`.
 */
export function readBulk(
  text: string,
  { index, traits }: { readonly index: string; readonly traits: SearchTraits }
): readonly BulkAction[] {
  if (text === '') refuse({ code: 'BODY_MISSING' })
  if (!text.endsWith('\n')) malformed('The bulk request must be terminated by a newline [\\n]')
  const lines = text.split('\n').slice(0, -1)
  const actions: BulkAction[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? ''
    if (line === '') continue
    const { word, meta } = readActionLine(line, at + 1)
    mustBeKnown(meta, at + 1, traits)
    if (word !== 'delete') at += 1
    if (at >= lines.length) malformed('The bulk request must be terminated by a newline [\\n]')
    actions.push(actionOf(word, meta, { index, source: lines[at] ?? '' }))
  }
  mustBeValid(actions)
  return actions
}

function readActionLine(line: string, no: number): { word: BulkWord; meta: Members } {
  const wrong = (what: string) => malformed(`Malformed action/metadata line [${no}], ${what}`)
  const value = parseJson(line)
  if (!isObject(value)) return wrong(`expected START_OBJECT but found [${tokenOf(value)}]`)
  const [name, meta] = Object.entries(value)[0] ?? []
  if (name === undefined) return wrong('expected FIELD_NAME but found [END_OBJECT]')
  const word = words.find(it => it === name)
  if (word === undefined) {
    return wrong(`expected field [create], [delete], [index] or [update] but found [${name}]`)
  }
  if (!isObject(meta)) return wrong(`expected START_OBJECT but found [${tokenOf(meta)}]`)
  return { word, meta }
}

type Members = Readonly<Record<string, unknown>>

function mustBeKnown(meta: Members, no: number, { documentType }: SearchTraits): void {
  const known = documentType ? [...parameters, '_type'] : parameters
  const unknown = Object.keys(meta).find(key => !known.includes(key))
  if (unknown !== undefined) {
    malformed(`Action/metadata line [${no}] contains an unknown parameter [${unknown}]`)
  }
}

function actionOf(
  given: BulkWord,
  meta: Members,
  { index, source }: { readonly index: string; readonly source: string }
): BulkAction {
  const text = (key: string) => {
    const value = meta[key]
    return value === undefined || value === null ? undefined : String(value)
  }
  const word = given === 'index' && text('op_type') === 'create' ? 'create' : given
  const [id, routing] = [text('_id'), text('routing')]
  return {
    word,
    index: text('_index') ?? index,
    ...(id !== undefined && id !== '' && { id }),
    ...(routing !== undefined && { routing }),
    ...(word === 'create' && { create: true }),
    ...termsOf({
      version: text('version'),
      versionType: text('version_type'),
      seqNo: text('if_seq_no'),
      term: text('if_primary_term')
    }),
    source: word === 'delete' ? '' : source,
    ...(word === 'update' && { change: readUpdate(source) })
  }
}

function mustBeValid(actions: readonly BulkAction[]): void {
  const complaints = actions.flatMap(({ word, index, id }) => [
    ...(index === '' ? ['index is missing'] : []),
    ...(id === undefined && (word === 'update' || word === 'delete') ? ['id is missing'] : [])
  ])
  if (actions.length === 0) complaints.push('no requests added')
  if (complaints.length > 0) refuse({ code: 'VALIDATION_FAILED', complaints })
}

/** @param items - what became of each, under the word that asked for it. */
export function bulkAnswer(
  items: readonly Readonly<Record<string, object>>[],
  { bulkBegins }: SearchTraits
) {
  const errors = items.some(item => Object.values(item).some(it => 'error' in it))
  return bulkBegins === 'errors' ? { errors, took: tookMs, items } : { took: tookMs, errors, items }
}
