import { RefusalError, refuse } from '../../domain/refusal.js'
import {
  foundInfo,
  locationOf,
  mustBeDocumentId,
  readRefresh,
  readSourceFilter,
  readTerms,
  sourceAs,
  sourceParameters,
  statusOf,
  writeParameters,
  writtenInfo
} from '../../wire/elasticsearch/document.js'
import { readMultiGet } from '../../wire/elasticsearch/multi-get.js'
import { isSearchRefusal } from '../../wire/elasticsearch/refusal-codes.js'
import { refusedDocument } from '../../wire/elasticsearch/refused-item.js'
import { readSource, wholeSource } from '../../wire/elasticsearch/source.js'
import { readUpdate } from '../../wire/elasticsearch/update.js'
import { DocumentWriter, type WriteTarget, type Written } from '../../world/document-writer.js'
import { findDocument } from '../../world/search-documents.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'

/** Which document the path and the query mean. */
function targetOf({ query, param }: SearchCall) {
  const [id, routing] = [param('id'), query.text('routing')]
  mustBeDocumentId(id)
  return {
    index: param('index'),
    id,
    ...(routing !== undefined && { routing }),
    ...readTerms(query)
  }
}

function index(call: SearchCall, create: boolean): SearchAnswer {
  const source = call.text()
  if (source === '') refuse({ code: 'BODY_MISSING' })
  const { id, ...target } = targetOf(call)
  const whole: WriteTarget = { ...target, create, ...(id !== '' && { id }) }
  return write(call, writer => writer.write(whole, source))
}

/** Writes one document and tells what became of it. */
function write(call: SearchCall, carryOut: (writer: DocumentWriter) => Written): SearchAnswer {
  const isRefreshed = readRefresh(call.query)
  const writer = new DocumentWriter(call.world, readSource)
  const written = carryOut(writer)
  writer.commit()
  const { traits, query } = call
  const created = written.result === 'created'
  return {
    status: statusOf(written),
    json: writtenInfo(written, { traits, isRefreshed }),
    ...(created && { headers: { Location: locationOf(written, query.text('routing')) } })
  }
}

/** Writing one document. */
export const documentWriteRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.indexDocument',
    demand: 'write',
    methods: ['PUT', 'POST'],
    paths: ['/:index/_doc/:id'],
    parameters: [...writeParameters, 'op_type'],
    answer: call => index(call, call.query.text('op_type') === 'create')
  },
  {
    operationId: 'elasticsearch.indexDocument',
    demand: 'write',
    methods: ['POST'],
    paths: ['/:index/_doc'],
    parameters: [...writeParameters, 'op_type'],
    answer: call => index(call, call.query.text('op_type') === 'create')
  },
  {
    operationId: 'elasticsearch.createDocument',
    demand: 'write',
    methods: ['PUT', 'POST'],
    paths: ['/:index/_create/:id'],
    parameters: writeParameters,
    answer: call => index(call, true)
  },
  {
    operationId: 'elasticsearch.updateDocument',
    demand: 'write',
    methods: ['POST'],
    paths: ['/:index/_update/:id'],
    parameters: [...writeParameters, 'retry_on_conflict'],
    answer(call) {
      const change = readUpdate(call.text())
      return write(call, writer => writer.update(targetOf(call), change))
    }
  },
  {
    operationId: 'elasticsearch.deleteDocument',
    demand: 'write',
    methods: ['DELETE'],
    paths: ['/:index/_doc/:id'],
    parameters: writeParameters,
    answer: call => write(call, writer => writer.delete(targetOf(call)))
  }
]

const reading = [...sourceParameters, 'preference', 'realtime', 'refresh', 'routing']

/** Reading documents by their ids. */
export const documentReadRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getDocument',
    demand: 'read',
    methods: ['GET', 'HEAD'],
    paths: ['/:index/_doc/:id'],
    parameters: reading,
    answer({ world, traits, query, param }) {
      const id = param('id')
      const found = findDocument(world, param('index'), id)
      const json = foundInfo({ ...found, id }, { traits, filter: readSourceFilter(query) })
      return { status: found.document === undefined ? 404 : 200, json }
    }
  },
  {
    operationId: 'elasticsearch.getDocumentSource',
    demand: 'read',
    methods: ['GET', 'HEAD'],
    paths: ['/:index/_source/:id'],
    parameters: reading,
    answer({ world, query, param }) {
      const id = param('id')
      const { index, document } = findDocument(world, param('index'), id)
      if (document === undefined) return refuse({ code: 'DOCUMENT_SOURCE_UNKNOWN', index, id })
      return { json: sourceAs(document.source, readSourceFilter(query) || wholeSource) }
    }
  },
  {
    operationId: 'elasticsearch.getDocuments',
    demand: 'read',
    methods: ['GET', 'POST'],
    paths: ['/_mget', '/:index/_mget'],
    parameters: reading,
    answer(call) {
      const asked = readMultiGet(call.text(), {
        index: call.param('index'),
        filter: readSourceFilter(call.query)
      })
      return { json: { docs: asked.map(it => oneOfMany(call, it)) } }
    }
  }
]

/** One of several documents; what is wrong with one is no trouble to the others. */
function oneOfMany(
  { world, traits }: SearchCall,
  { index, id, filter }: ReturnType<typeof readMultiGet>[number]
): object {
  try {
    return foundInfo({ ...findDocument(world, index, id), id }, { traits, filter })
  } catch (error) {
    if (!(error instanceof RefusalError) || !isSearchRefusal(error.refusal)) throw error
    return refusedDocument({ index, id }, error.refusal, traits)
  }
}
