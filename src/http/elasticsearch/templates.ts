import { acknowledged } from '../../wire/elasticsearch/repository.js'
import {
  componentTemplateList,
  indexTemplateList,
  legacyTemplateMap,
  readComponentTemplate,
  readIndexTemplate,
  readLegacyTemplate
} from '../../wire/elasticsearch/template.js'
import {
  deleteComponentTemplates,
  deleteTemplates,
  findTemplates,
  putComponentTemplate,
  putIndexTemplate,
  putLegacyTemplate,
  theTemplates
} from '../../world/search-templates.js'
import type { SearchCall, SearchRoute } from './route.js'

const timeouts = ['master_timeout', 'timeout']
const reading = ['local', 'master_timeout', 'flat_settings']
const writing = [...timeouts, 'create', 'cause']

const isFlat = ({ query }: SearchCall) => query.flag('flat_settings', false)
const creation = ({ query }: SearchCall) => ({ create: query.flag('create', false) })

const indexTemplateRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getIndexTemplates',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_index_template', '/_index_template/:name'],
    parameters: [...reading, 'include_defaults'],
    answer(call) {
      const found = theTemplates(call.world, 'index', call.param('name'))
      return { json: indexTemplateList(found, isFlat(call)) }
    }
  },
  {
    operationId: 'elasticsearch.indexTemplateExists',
    demand: 'read',
    methods: ['HEAD'],
    paths: ['/_index_template/:name'],
    parameters: reading,
    answer: ({ world, param }) => ({
      status: findTemplates(world, 'index', [param('name')]).length === 0 ? 404 : 200
    })
  },
  {
    operationId: 'elasticsearch.putIndexTemplate',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: ['/_index_template/:name'],
    parameters: writing,
    answer(call) {
      const { world, param, body } = call
      putIndexTemplate(world, param('name'), readIndexTemplate(body()), creation(call))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.deleteIndexTemplates',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/_index_template/:name'],
    parameters: timeouts,
    answer({ world, names }) {
      deleteTemplates(world, 'index', names('name'))
      return { json: acknowledged }
    }
  }
]

const componentTemplateRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getComponentTemplates',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_component_template', '/_component_template/:name'],
    parameters: [...reading, 'include_defaults'],
    answer(call) {
      const found = theTemplates(call.world, 'component', call.param('name'))
      return { json: componentTemplateList(found, isFlat(call)) }
    }
  },
  {
    operationId: 'elasticsearch.componentTemplateExists',
    demand: 'read',
    methods: ['HEAD'],
    paths: ['/_component_template/:name'],
    parameters: reading,
    answer: ({ world, param }) => ({
      status: findTemplates(world, 'component', [param('name')]).length === 0 ? 404 : 200
    })
  },
  {
    operationId: 'elasticsearch.putComponentTemplate',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: ['/_component_template/:name'],
    parameters: writing,
    answer(call) {
      const { world, param, body } = call
      putComponentTemplate(world, param('name'), readComponentTemplate(body()), creation(call))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.deleteComponentTemplates',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/_component_template/:name'],
    parameters: timeouts,
    answer({ world, names }) {
      deleteComponentTemplates(world, names('name'))
      return { json: acknowledged }
    }
  }
]

/** Source: Elasticsearch, `RestGetIndexTemplateAction`: nothing found is a 404 with an empty object. */
const legacyTemplateRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getLegacyTemplates',
    demand: 'read',
    methods: ['GET', 'HEAD'],
    paths: ['/_template/:name'],
    parameters: reading,
    answer(call) {
      const found = findTemplates(call.world, 'legacy', call.names('name'))
      const status = found.length === 0 ? 404 : 200
      return { status, json: legacyTemplateMap(found, isFlat(call)) }
    }
  },
  {
    operationId: 'elasticsearch.getLegacyTemplates',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_template'],
    parameters: reading,
    answer: call => ({
      json: legacyTemplateMap(findTemplates(call.world, 'legacy', []), isFlat(call))
    })
  },
  {
    operationId: 'elasticsearch.putLegacyTemplate',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: ['/_template/:name'],
    parameters: [...writing, 'order'],
    answer(call) {
      const { world, query, param, body } = call
      const template = readLegacyTemplate(body(), query.integer('order', 0))
      putLegacyTemplate(world, param('name'), template, creation(call))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.deleteLegacyTemplates',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/_template/:name'],
    parameters: timeouts,
    answer({ world, param }) {
      deleteTemplates(world, 'legacy', [param('name')])
      return { json: acknowledged }
    }
  }
]

/** What new indices get beyond what they are asked to have. */
export const templateRoutes: readonly SearchRoute[] = [
  ...indexTemplateRoutes,
  ...componentTemplateRoutes,
  ...legacyTemplateRoutes
]
