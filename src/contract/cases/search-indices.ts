/** Life of indices: what is created, and what is found. */
import type { Step } from '../case.js'
import { each, matching, object, some, text, uuid } from '../pattern.js'
import { docs } from './evidence.js'
import { failed, illegal, noIndex } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, closed, got, indexWith, put, removal, uuidOfIndex } from './search-steps.js'

const resolver = elastic('IndexNameExpressionResolver')
const undo = [removal('/{name}')]
const head = (path: string, status: number): Step => ({
  send: { method: 'HEAD', path },
  expect: { status, text: '' }
})

const created: readonly SearchRow[] = [
  {
    id: 'indices.create',
    title: 'a new index is acknowledged with its name',
    evidence: [known],
    steps: [
      {
        ...put('/{name}', undefined, {
          status: 200,
          json: { acknowledged: true, shards_acknowledged: true, index: '{name}' }
        }),
        undo
      }
    ]
  },
  {
    id: 'indices.create.exists',
    title: 'an index that is there cannot be created',
    evidence: [known],
    steps: [
      anIndex(),
      uuidOfIndex,
      put(
        '/{name}',
        undefined,
        failed(
          400,
          'resource_already_exists_exception',
          'index [{name}/{indexuuid}] already exists',
          { extra: { index_uuid: '{indexuuid}', index: '{name}' } }
        )
      )
    ]
  },
  {
    id: 'indices.head',
    title: 'whether an index is there is a status without a body',
    evidence: [known],
    steps: [head('/{name}', 404), anIndex(), head('/{name}', 200)]
  },
  {
    id: 'indices.get.missing',
    title: 'an index that is not there is a 404 that names it four times',
    evidence: [known],
    steps: [got('/{name}', noIndex('{name}'))]
  },
  {
    id: 'indices.get.alias',
    title: 'an index is read by its alias, under its own name and with texts for settings',
    evidence: [known],
    steps: [
      anIndex('{name}', ['{name}-x']),
      got('/{name}-x', {
        status: 200,
        json: {
          '{name}': {
            aliases: { '{name}-x': {} },
            mappings: object,
            settings: { index: some({ number_of_shards: '1', number_of_replicas: '0', uuid }) }
          }
        }
      })
    ]
  }
]

const two = [anIndex('{name}-a1', ['{name}-x']), anIndex('{name}-a2')] as const
const hidden = indexWith('{name}-h', { settings: { hidden: true, number_of_replicas: 0 } })
const ofIndices = (...ends: readonly string[]) => ({
  status: 200,
  json: Object.fromEntries(ends.map(it => [`{name}-${it}`, object]))
})
const onlyOwn = 'filter_path={name}-*.settings.index.uuid'

const found: readonly SearchRow[] = [
  {
    id: 'indices.get.no-match',
    title: 'a pattern that matches no index is an empty object',
    evidence: [known],
    steps: [got('/{name}-*', { status: 200, json: {} })]
  },
  {
    id: 'indices.get.hidden',
    title: 'hidden indices are passed by unless all are asked for',
    evidence: [known],
    steps: [
      ...two,
      hidden,
      got('/{name}-*', ofIndices('a1', 'a2')),
      got('/{name}-*?expand_wildcards=all', ofIndices('a1', 'a2', 'h'))
    ]
  },
  ...(
    [
      ['star', '/*'],
      ['all', '/_all']
    ] as const
  ).map(
    ([id, path]): SearchRow => ({
      id: `indices.get.${id}`,
      title: `${path} finds every index that is not hidden`,
      evidence: [known],
      steps: [
        ...two,
        hidden,
        got(`${path}?${onlyOwn}`, ofIndices('a1', 'a2')),
        got(`${path}?expand_wildcards=all&${onlyOwn}`, ofIndices('a1', 'a2', 'h'))
      ]
    })
  ),
  {
    id: 'indices.get.closed',
    title: 'closed indices are found where they are asked for',
    evidence: [resolver],
    steps: [
      ...two,
      closed('{name}-a1'),
      got('/{name}-*?expand_wildcards=open,closed', ofIndices('a1', 'a2'))
    ]
  },
  {
    id: 'indices.get.exclusion',
    title: 'a minus takes indices away behind a pattern',
    evidence: [resolver],
    steps: [...two, got('/{name}-a*,-{name}-a2', ofIndices('a1'))]
  },
  {
    id: 'indices.get.unavailable',
    title: 'an index may be missing where that was said',
    evidence: [resolver],
    steps: [...two, got('/{name}-a1,{name}-no?ignore_unavailable=true', ofIndices('a1'))]
  },
  {
    id: 'indices.get.no-indices',
    title: 'a pattern has to find an index where that was said',
    evidence: [resolver],
    steps: [got('/{name}-*?allow_no_indices=false', noIndex('{name}-*'))]
  },
  {
    id: 'indices.get.strange-wildcards',
    title: 'a wildcard cannot be expanded to what nobody knows',
    evidence: [elastic('IndicesOptions.WildcardStates')],
    steps: [got('/{name}-*?expand_wildcards=x', illegal('No valid expand wildcard value [x]'))]
  }
]

const views: readonly SearchRow[] = [
  {
    id: 'indices.resolve',
    title: 'a pattern is resolved to indices and aliases, each with the other',
    evidence: [known],
    steps: [
      anIndex('{name}', ['{name}-x']),
      got('/_resolve/index/{name}*', {
        status: 200,
        json: {
          indices: [{ name: '{name}', aliases: ['{name}-x'], attributes: ['open'] }],
          aliases: [{ name: '{name}-x', indices: ['{name}'] }],
          data_streams: []
        }
      })
    ]
  },
  {
    id: 'indices.resolve.name',
    title: 'a name is resolved to its index, which has no aliases to tell',
    evidence: [known],
    steps: [
      anIndex(),
      got('/_resolve/index/{name}', {
        status: 200,
        json: {
          indices: [{ name: '{name}', attributes: ['open'] }],
          aliases: [],
          data_streams: []
        }
      })
    ]
  },
  {
    id: 'indices.resolve.missing',
    title: 'a name of nothing is not resolved',
    evidence: [known],
    steps: [got('/_resolve/index/{name}', noIndex('{name}'))]
  },
  {
    id: 'indices.aliases',
    title: 'aliases are read by index, all of them or one',
    evidence: [known],
    steps: [
      anIndex('{name}', ['{name}-x', '{name}-y']),
      got('/_alias', {
        status: 200,
        json: some({ '{name}': { aliases: { '{name}-x': {}, '{name}-y': {} } } })
      }),
      got('/_alias/{name}-x', {
        status: 200,
        json: { '{name}': { aliases: { '{name}-x': {} } } }
      })
    ]
  },
  {
    id: 'indices.aliases.missing',
    title: 'an alias that is not there is a 404 in one sentence',
    evidence: [known],
    steps: [
      got('/_alias/{name}', {
        status: 404,
        json: { error: 'alias [{name}] missing', status: 404 }
      })
    ]
  },
  {
    id: 'templates.list',
    title: 'the index templates come in a list, each under its name',
    evidence: [known],
    steps: [
      got('/_index_template', {
        status: 200,
        json: { index_templates: each({ name: text, index_template: object }, 1) }
      })
    ]
  },
  ...['operate', 'tasklist', 'optimize', 'zeebe'].map(
    (app): SearchRow => ({
      id: `templates.${app}`,
      title: `the index templates of ${app} are there`,
      camunda: ['8.1', '8.10'],
      evidence: [docs('Camunda 8.7 documentation, restore a backup')],
      steps: [
        got(`/_index_template/${app}*?filter_path=index_templates.name`, {
          status: 200,
          json: {
            index_templates: each({ name: matching(`${app}-...`, new RegExp(`^${app}-`)) }, 1)
          }
        })
      ]
    })
  ),
  {
    id: 'templates.missing',
    title: 'an index template that is not there is a 404',
    evidence: [known],
    steps: [
      got('/_index_template/{name}', {
        status: 404,
        json: some({
          error: some({
            type: 'resource_not_found_exception',
            reason: 'index template matching [{name}] not found'
          })
        })
      })
    ]
  },
  {
    id: 'indices.count',
    title: 'an empty index has no documents, and no shard is on its way',
    evidence: [known],
    steps: [
      anIndex(),
      {
        ...got('/{name}/_count?filter_path=count', { status: 200, json: { count: 0 } }),
        eventually: true
      },
      got('/{name}/_recovery?active_only=true', { status: 200, json: {} })
    ]
  }
]

export const searchIndexCases = searchCases([...created, ...found, ...views])
