/** What can be set of an index once it is there, its mappings, and what makes it readable. */
import { type Pattern, some, whole } from '../pattern.js'
import { acknowledged, noIndex } from './search-answers.js'
import { known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, closed, got, posted, put } from './search-steps.js'

const settings = '/{name}/_settings'
const set = (members: Readonly<Record<string, Pattern>>) => ({
  status: 200,
  json: { '{name}': { settings: members } }
})
const everyShard = { _shards: { total: whole, successful: whole, failed: 0 } }

const rows: readonly SearchRow[] = [
  {
    id: 'index-settings.read',
    title: 'settings of an index are texts, told nested or flat, all or some of them',
    evidence: [known],
    steps: [
      anIndex(),
      got(settings, set({ index: some({ number_of_shards: '1', number_of_replicas: '0' }) })),
      got(`${settings}/index.number_of_*?flat_settings=true`, {
        status: 200,
        json: {
          '{name}': {
            settings: some({ 'index.number_of_replicas': '0', 'index.number_of_shards': '1' })
          }
        }
      }),
      got('/{name}-none/_settings', noIndex('{name}-none'))
    ]
  },
  {
    id: 'index-settings.changed',
    title: 'a setting that is dynamic changes, and goes back to its default with null',
    evidence: [known],
    steps: [
      anIndex(),
      put(settings, { index: { refresh_interval: '9s' } }, acknowledged),
      got(`${settings}/index.refresh_interval`, set({ index: { refresh_interval: '9s' } })),
      put(settings, { index: { refresh_interval: null } }, acknowledged),
      got(`${settings}/index.refresh_interval`, { status: 200, json: {} })
    ]
  },
  {
    id: 'index-settings.final',
    title: 'how many shards an index has cannot be changed',
    evidence: [known],
    steps: [
      anIndex(),
      put(
        settings,
        { index: { number_of_shards: 2 } },
        {
          status: 400,
          json: some({ error: some({ type: 'illegal_argument_exception' }), status: 400 })
        }
      )
    ]
  },
  {
    id: 'mappings.life',
    title: 'fields are added to the mappings of an index, and none changes its type',
    evidence: [known],
    steps: [
      anIndex(),
      got('/{name}/_mapping', { status: 200, json: { '{name}': { mappings: {} } } }),
      put('/{name}/_mapping', { properties: { key: { type: 'keyword' } } }, acknowledged),
      got('/{name}/_mapping', {
        status: 200,
        json: { '{name}': { mappings: { properties: { key: { type: 'keyword' } } } } }
      }),
      put(
        '/{name}/_mapping',
        { properties: { key: { type: 'long' } } },
        {
          status: 400,
          json: some({ error: some({ type: 'illegal_argument_exception' }), status: 400 })
        }
      )
    ]
  },
  {
    id: 'open.life',
    title: 'an index that was closed is opened again',
    evidence: [known],
    steps: [
      anIndex(),
      closed(),
      posted('/{name}/_open', undefined, {
        status: 200,
        json: { acknowledged: true, shards_acknowledged: true }
      }),
      got('/_cat/indices/{name}?h=status&format=json', { status: 200, json: [{ status: 'open' }] }),
      posted('/{name}-none/_open', undefined, noIndex('{name}-none'))
    ]
  },
  {
    id: 'refresh.shards',
    title: 'who refreshes or flushes an index is told of its shards',
    evidence: [known],
    steps: [
      anIndex(),
      posted('/{name}/_refresh', undefined, { status: 200, json: everyShard }),
      posted('/{name}/_flush', undefined, { status: 200, json: everyShard }),
      posted('/{name}-none/_refresh', undefined, noIndex('{name}-none')),
      posted('/{name}-none/_flush', undefined, noIndex('{name}-none'))
    ]
  }
]

export const searchIndexSettingCases = searchCases(rows)
