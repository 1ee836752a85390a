import {
  type IndexOptions,
  indexParameters,
  openAndClosed,
  readIndexOptions
} from '../../wire/elasticsearch/index-options.js'
import {
  mappingsByIndex,
  readMappings,
  readSettingsChange,
  settingsByIndex
} from '../../wire/elasticsearch/index-settings.js'
import { acknowledged } from '../../wire/elasticsearch/repository.js'
import { changeIndexSettings, putMappings } from '../../world/search-index-settings.js'
import { findIndices } from '../../world/search-indices.js'
import type { SearchCall, SearchRoute } from './route.js'

const timeouts = ['master_timeout', 'timeout']

function asked({ query, names }: SearchCall, fallback: IndexOptions) {
  return { expressions: names('index'), ...readIndexOptions(query, fallback) }
}

/** What indices are set to, and which fields they have. */
export const indexSettingRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getIndexSettings',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_settings', '/_settings/:name', '/:index/_settings', '/:index/_settings/:name'],
    parameters: [
      ...indexParameters,
      'local',
      'master_timeout',
      'flat_settings',
      'include_defaults'
    ],
    answer(call) {
      const { world, query, names, traits } = call
      const view = {
        isFlat: query.flag('flat_settings', false),
        withDefaults: query.flag('include_defaults', false),
        names: names('name')
      }
      return { json: settingsByIndex(findIndices(world, asked(call, openAndClosed)), traits, view) }
    }
  },
  {
    operationId: 'elasticsearch.putIndexSettings',
    demand: 'change',
    methods: ['PUT'],
    paths: ['/_settings', '/:index/_settings'],
    parameters: [...indexParameters, ...timeouts, 'flat_settings', 'preserve_existing'],
    answer(call) {
      const change = readSettingsChange(call.body())
      const preserves = call.query.flag('preserve_existing', false)
      changeIndexSettings(call.world, asked(call, openAndClosed), change, { preserves })
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.getMappings',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_mapping', '/_mappings', '/:index/_mapping', '/:index/_mappings'],
    parameters: [...indexParameters, 'local', 'master_timeout'],
    answer: call => ({
      json: mappingsByIndex(findIndices(call.world, asked(call, openAndClosed)))
    })
  },
  {
    operationId: 'elasticsearch.putMappings',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: ['/:index/_mapping', '/:index/_mappings'],
    parameters: [...indexParameters, ...timeouts, 'write_index_only'],
    answer(call) {
      const options = { ...openAndClosed, allowNoIndices: false }
      putMappings(call.world, asked(call, options), readMappings(call.body()))
      return { json: acknowledged }
    }
  }
]
