import { RefusalError } from '../../domain/refusal.js'
import { type BulkAction, bulkAnswer, readBulk } from '../../wire/elasticsearch/bulk.js'
import {
  mustBeDocumentId,
  readRefresh,
  statusOf,
  writtenInfo
} from '../../wire/elasticsearch/document.js'
import { isSearchRefusal } from '../../wire/elasticsearch/refusal-codes.js'
import { refusedWrite } from '../../wire/elasticsearch/refused-item.js'
import { readSource } from '../../wire/elasticsearch/source.js'
import { DocumentWriter, type Written } from '../../world/document-writer.js'
import type { SearchCall, SearchRoute } from './route.js'

/** Many writes at once; each succeeds or is refused by itself. */
export const bulkRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.bulk',
    demand: 'write',
    methods: ['POST', 'PUT'],
    paths: ['/_bulk', '/:index/_bulk'],
    parameters: ['refresh', 'timeout', 'wait_for_active_shards'],
    answer(call) {
      const { world, traits, param } = call
      const actions = readBulk(call.text(), { index: param('index'), traits })
      const isRefreshed = readRefresh(call.query)
      const writer = new DocumentWriter(world, readSource)
      const items = actions.map(action => ({
        [action.word]: itemOf(call, action, { writer, isRefreshed })
      }))
      writer.commit()
      return { json: bulkAnswer(items, traits) }
    }
  }
]

function itemOf(
  { traits }: SearchCall,
  action: BulkAction,
  { writer, isRefreshed }: { readonly writer: DocumentWriter; readonly isRefreshed: boolean }
): object {
  try {
    mustBeDocumentId(action.id ?? '')
    const written = carryOut(writer, action)
    return { ...writtenInfo(written, { traits, isRefreshed }), status: statusOf(written) }
  } catch (error) {
    if (!(error instanceof RefusalError) || !isSearchRefusal(error.refusal)) throw error
    return refusedWrite(action, error.refusal, traits)
  }
}

function carryOut(writer: DocumentWriter, action: BulkAction): Written {
  const { word, id = '', change } = action
  if (word === 'delete') return writer.delete({ ...action, id })
  return change === undefined
    ? writer.write(action, action.source)
    : writer.update({ ...action, id }, change)
}
