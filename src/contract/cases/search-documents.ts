/** Documents: written, read, found and deleted. */
import type { Step } from '../case.js'
import { matching, type Pattern, some, whole } from '../pattern.js'
import { noIndex } from './search-answers.js'
import { known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, deleted, got, posted, put } from './search-steps.js'

const at = '/{name}/_doc/1'
const where = { _index: '{name}', _id: '1' }

/** Writes a document, in an index that is there. */
function written(id: string, body: Readonly<Record<string, Pattern>>): Step {
  return put(`/{name}/_doc/${id}?refresh=true`, body, {
    status: 201,
    json: some({ _index: '{name}', _id: id, result: 'created' })
  })
}

/** Lines of JSON, each with its end. */
function bulk(...lines: readonly string[]): Step['send'] {
  return {
    method: 'POST',
    path: '/{name}/_bulk?refresh=true',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map(it => `${it}\n`).join('')
  }
}

const outcome = (result: string, status: number) => some({ _id: '1', result, status })
const three = [
  anIndex(),
  written('1', { no: 1, key: 'a' }),
  written('2', { no: 2, key: 'b' }),
  written('3', { no: 3, key: 'b' })
] as const
const total = (value: number) => some({ total: { value, relation: 'eq' } })

const single: readonly SearchRow[] = [
  {
    id: 'documents.life',
    title: 'a document is created, written over, told with its source, and deleted once',
    evidence: [known],
    steps: [
      anIndex(),
      put(
        at,
        { a: 1 },
        {
          status: 201,
          headers: { location: '/{name}/_doc/1' },
          json: some({ ...where, _version: 1, result: 'created', _seq_no: 0, _primary_term: whole })
        }
      ),
      put(at, { a: 2 }, { status: 200, json: some({ ...where, _version: 2, result: 'updated' }) }),
      got(at, {
        status: 200,
        json: some({ ...where, _version: 2, found: true, _source: { a: 2 } })
      }),
      got('/{name}/_source/1', { status: 200, json: { a: 2 } }),
      deleted(at, { status: 200, json: some({ ...where, _version: 3, result: 'deleted' }) }),
      deleted(at, { status: 404, json: some({ ...where, result: 'not_found' }) })
    ]
  },
  {
    id: 'documents.unknown',
    title: 'a document that nobody wrote is a 404 that says so',
    evidence: [known],
    steps: [
      anIndex(),
      got(at, { status: 404, json: some({ ...where, found: false }) }),
      got('/{name}/_source/1', {
        status: 404,
        json: some({ error: some({ type: 'resource_not_found_exception' }), status: 404 })
      })
    ]
  },
  {
    id: 'documents.own-id',
    title: 'a document without an id is given one of twenty characters',
    evidence: [known],
    steps: [
      anIndex(),
      posted(
        '/{name}/_doc',
        { a: 1 },
        {
          status: 201,
          json: some({ _id: matching('id of a document', /^[\w-]{20}$/), result: 'created' })
        }
      )
    ]
  },
  {
    id: 'documents.create',
    title: 'a document is created only where there is none',
    evidence: [known],
    steps: [
      anIndex(),
      put('/{name}/_create/1', { a: 1 }, { status: 201, json: some({ result: 'created' }) }),
      put(
        '/{name}/_create/1',
        { a: 1 },
        {
          status: 409,
          json: some({
            error: some({
              type: 'version_conflict_engine_exception',
              reason: '[1]: version conflict, document already exists (current version [1])'
            }),
            status: 409
          })
        }
      )
    ]
  },
  {
    id: 'documents.update',
    title: 'an update merges what is new into a document, and does nothing where nothing is new',
    evidence: [known],
    steps: [
      anIndex(),
      written('1', { a: 1, b: { c: 1 } }),
      posted(
        '/{name}/_update/1',
        { doc: { b: { d: 2 } } },
        {
          status: 200,
          json: some({ ...where, result: 'updated' })
        }
      ),
      got('/{name}/_source/1', { status: 200, json: { a: 1, b: { c: 1, d: 2 } } }),
      posted(
        '/{name}/_update/1',
        { doc: { a: 1 } },
        {
          status: 200,
          json: some({ ...where, result: 'noop' })
        }
      ),
      posted(
        '/{name}/_update/2',
        { doc: { a: 1 } },
        {
          status: 404,
          json: some({ error: some({ type: 'document_missing_exception' }), status: 404 })
        }
      )
    ]
  }
]

const many: readonly SearchRow[] = [
  {
    id: 'bulk.items',
    title: 'of many writes each is told by itself, one that is refused beside others',
    evidence: [known],
    steps: [
      anIndex(),
      {
        send: bulk('{"index":{"_id":"1"}}', '{"a":1}', '{"delete":{"_id":"1"}}'),
        expect: {
          status: 200,
          json: some({
            took: whole,
            errors: false,
            items: [{ index: outcome('created', 201) }, { delete: outcome('deleted', 200) }]
          })
        }
      },
      {
        send: bulk('{"create":{"_id":"1"}}', '{"a":1}', '{"create":{"_id":"1"}}', '{"a":1}'),
        expect: {
          status: 200,
          json: some({
            errors: true,
            items: [
              { create: outcome('created', 201) },
              {
                create: some({
                  status: 409,
                  error: some({ type: 'version_conflict_engine_exception' })
                })
              }
            ]
          })
        }
      }
    ]
  },
  {
    id: 'documents.several',
    title: 'several documents are read at once, those that are missing too',
    evidence: [known],
    steps: [
      ...three,
      posted(
        '/{name}/_mget',
        { ids: ['1', '9'] },
        {
          status: 200,
          json: {
            docs: [
              some({ ...where, found: true, _source: { no: 1, key: 'a' } }),
              some({ _index: '{name}', _id: '9', found: false })
            ]
          }
        }
      )
    ]
  },
  {
    id: 'search.found',
    title: 'a search tells its total, and its hits in the order that was asked for',
    evidence: [known],
    steps: [
      ...three,
      posted(
        '/{name}/_search',
        { query: { range: { no: { gte: 2 } } }, sort: [{ no: 'desc' }], size: 1 },
        {
          status: 200,
          json: some({
            took: whole,
            timed_out: false,
            _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
            hits: some({
              total: { value: 2, relation: 'eq' },
              hits: [some({ _index: '{name}', _id: '3', _source: { no: 3, key: 'b' }, sort: [3] })]
            })
          })
        }
      ),
      got('/{name}/_search?size=0', { status: 200, json: some({ hits: total(3) }) })
    ]
  },
  {
    id: 'search.unknown-query',
    title: 'a query that nobody knows is a 400, and an index that is not there a 404',
    evidence: [known],
    steps: [
      anIndex(),
      posted(
        '/{name}/_search',
        { query: { nobody: {} } },
        {
          status: 400,
          json: some({ error: some({ type: 'parsing_exception' }), status: 400 })
        }
      ),
      got('/{name}-none/_search', noIndex('{name}-none'))
    ]
  },
  {
    id: 'delete-by-query.found',
    title: 'what a query finds is deleted, and counted',
    evidence: [known],
    steps: [
      ...three,
      posted(
        '/{name}/_delete_by_query?refresh=true',
        { query: { term: { no: 2 } } },
        {
          status: 200,
          json: some({ timed_out: false, total: 1, deleted: 1, version_conflicts: 0, failures: [] })
        }
      ),
      got('/{name}/_count', { status: 200, json: some({ count: 2 }) })
    ]
  }
]

export const searchDocumentCases = searchCases([...single, ...many])
