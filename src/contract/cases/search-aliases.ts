/** Other names of indices: given, moved, asked for and taken. */
import { acknowledged, failed, noIndex } from './search-answers.js'
import { known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, deleted, got, posted, put, steps } from './search-steps.js'

const alias = '/_alias/{name}-x'
const told = (index: string, ...names: readonly string[]) => ({
  [index]: { aliases: Object.fromEntries(names.map(it => [it, {}])) }
})
const head = (path: string, status: 200 | 404) => ({
  send: { method: 'HEAD', path },
  expect: { status, text: '' }
})

const aliases: readonly SearchRow[] = [
  {
    id: 'aliases.life',
    title: 'an alias is given to an index, told with its index, and taken from it once',
    evidence: [known],
    steps: [
      anIndex(),
      put('/{name}/_alias/{name}-x', undefined, acknowledged),
      got(alias, { status: 200, json: told('{name}', '{name}-x') }),
      got('/{name}/_alias', { status: 200, json: told('{name}', '{name}-x') }),
      head(alias, 200),
      head('/{name}/_alias/{name}-x', 200),
      deleted('/{name}/_alias/{name}-x'),
      head(alias, 404),
      deleted(
        '/{name}/_alias/{name}-x',
        failed(404, 'aliases_not_found_exception', 'aliases [{name}-x] missing', {
          extra: { 'resource.type': 'aliases', 'resource.id': '{name}-x' }
        })
      )
    ]
  },
  {
    id: 'aliases.missing',
    title: 'an alias that is not there is told in a sentence of its own, and a pattern misses none',
    evidence: [known],
    steps: [
      got(alias, { status: 404, json: { error: 'alias [{name}-x] missing', status: 404 } }),
      got(`${alias}*`, { status: 200, json: {} })
    ]
  },
  {
    id: 'aliases.moved',
    title: 'several changes of aliases happen together',
    evidence: [known],
    steps: [
      anIndex('{name}-a', ['{name}-x']),
      anIndex('{name}-b'),
      posted(
        '/_aliases',
        {
          actions: [
            { remove: { index: '{name}-a', alias: '{name}-x' } },
            { add: { index: '{name}-b', alias: '{name}-x' } }
          ]
        },
        acknowledged
      ),
      got(alias, { status: 200, json: told('{name}-b', '{name}-x') })
    ]
  },
  {
    id: 'aliases.together',
    title: 'of several changes of aliases none happens where one cannot',
    evidence: [known],
    steps: [
      anIndex(),
      posted(
        '/_aliases',
        {
          actions: [
            { add: { index: '{name}', alias: '{name}-x' } },
            { add: { index: '{name}-none', alias: '{name}-x' } }
          ]
        },
        noIndex('{name}-none')
      ),
      head(alias, 404)
    ]
  },
  {
    id: 'aliases.of-no-index',
    title: 'an index that is not there has no aliases to be asked for',
    evidence: [known],
    steps: steps(['/{name}/_alias', '/{name}/_alias/{name}-x'], path =>
      got(path, noIndex('{name}'))
    )
  }
]

export const searchAliasCases = searchCases(aliases)
