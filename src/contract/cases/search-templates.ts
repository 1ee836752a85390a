/** Templates of indices, of components and of the older kind. */
import type { Request, Step } from '../case.js'
import { type Pattern, some } from '../pattern.js'
import { acknowledged, failed, illegal } from './search-answers.js'
import { known, type SearchRow, searchCases } from './search-rows.js'
import { deleted, got, indexWith, put, removal } from './search-steps.js'

type Body = Readonly<Record<string, Pattern>>

const indexTemplate = '/_index_template/{name}'
const component = '/_component_template/{name}'
const legacy = '/_template/{name}'

function made(path: string, body: Body): Step {
  return { ...put(path, body, acknowledged), undo: [removal(path)] }
}

function isThere(path: string, status: 200 | 404): Step {
  const send: Request = { method: 'HEAD', path }
  return { send, expect: { status, text: '' } }
}

const unknown = (reason: string) => failed(404, 'resource_not_found_exception', reason)
const gone = failed(404, 'index_template_missing_exception', 'index_template [{name}] missing')
const patterns = { index_patterns: ['{name}-*'] }
const oneShard = { settings: { index: { number_of_shards: '2', number_of_replicas: '0' } } }

const indexTemplates: readonly SearchRow[] = [
  {
    id: 'index-template.life',
    title: 'an index template is put, told with its settings as texts, and deleted once',
    evidence: [known],
    steps: [
      made(indexTemplate, { ...patterns, priority: 700, template: oneShard }),
      got(indexTemplate, {
        status: 200,
        json: {
          index_templates: [
            {
              name: '{name}',
              index_template: some({ ...patterns, template: oneShard, priority: 700 })
            }
          ]
        }
      }),
      isThere(indexTemplate, 200),
      deleted(indexTemplate),
      isThere(indexTemplate, 404),
      deleted(indexTemplate, gone)
    ]
  },
  {
    id: 'index-template.unknown',
    title:
      'an index template that nobody has put is a 404, and a pattern of them may match nothing',
    evidence: [known],
    steps: [
      got(indexTemplate, unknown('index template matching [{name}] not found')),
      got(`${indexTemplate}*`, { status: 200, json: { index_templates: [] } })
    ]
  },
  {
    id: 'index-template.used',
    title: 'an index whose name fits a template is made from it',
    evidence: [known],
    steps: [
      made(indexTemplate, { ...patterns, priority: 701, template: oneShard }),
      indexWith('{name}-1', {}),
      got('/{name}-1?filter_path=**.number_of_shards', {
        status: 200,
        json: { '{name}-1': { settings: { index: { number_of_shards: '2' } } } }
      })
    ]
  },
  {
    id: 'index-template.no-patterns',
    title: 'an index template without patterns is refused',
    evidence: [known],
    safety: 'deletes-what-it-created',
    steps: [
      { ...put(indexTemplate, { priority: 1 }, { status: 400 }), undo: [removal(indexTemplate)] }
    ]
  }
]

const others: readonly SearchRow[] = [
  {
    id: 'component-template.life',
    title: 'a component template is put, told, and deleted once',
    evidence: [known],
    steps: [
      made(component, { template: { settings: { refresh_interval: '5s' } }, version: 1 }),
      got(component, {
        status: 200,
        json: {
          component_templates: [
            {
              name: '{name}',
              component_template: some({
                template: { settings: { index: { refresh_interval: '5s' } } },
                version: 1
              })
            }
          ]
        }
      }),
      isThere(component, 200),
      deleted(component),
      isThere(component, 404),
      got(component, unknown('component template matching [{name}] not found')),
      deleted(component, unknown('{name}'))
    ]
  },
  {
    id: 'component-template.used',
    title: 'a component template cannot go while an index template is composed of it',
    evidence: [known],
    steps: [
      made(component, { template: {} }),
      made(indexTemplate, { ...patterns, priority: 702, composed_of: ['{name}'] }),
      deleted(
        component,
        illegal(
          'component templates [{name}] cannot be removed as they are still in use by index templates [{name}]'
        )
      )
    ]
  },
  {
    id: 'legacy-template.life',
    title: 'a template of the older kind is put, told by its name, and deleted once',
    evidence: [known],
    steps: [
      made(legacy, { ...patterns, order: 2, version: 5, settings: { number_of_replicas: 0 } }),
      got(legacy, {
        status: 200,
        json: {
          '{name}': {
            order: 2,
            version: 5,
            ...patterns,
            settings: { index: { number_of_replicas: '0' } },
            mappings: {},
            aliases: {}
          }
        }
      }),
      isThere(legacy, 200),
      deleted(legacy),
      isThere(legacy, 404),
      got(legacy, { status: 404, json: {} }),
      deleted(legacy, gone)
    ]
  }
]

export const searchTemplateCases = searchCases([...indexTemplates, ...others])
