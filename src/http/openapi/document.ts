import { commonParameters } from '../../wire/elasticsearch/query.js'
import type { ServedRoute } from '../served-routes.js'
import { describeOperation, operationsOf, type ServedOperation, written } from './describe.js'
import { type Json, sharedParameters } from './parameters.js'
import { SearchError } from './search-answers.js'
import { wordsOf } from './words.js'

export interface Served {
  /** For example `Operate`. */
  readonly title: string
  /** As the product prints it. */
  readonly version: string
  readonly routes: readonly ServedRoute[]
  readonly isSearch: boolean
}

/** Describes an emulated product as OpenAPI 3.1: the same routes give the same document. */
export function productDocument({ title, version, routes, isSearch }: Served): Json {
  const operations = operationsOf(routes)
  const parameters = sharedParameters(operations)
  const refusal = isSearch
    ? {
        description: 'A refusal, with its reasons',
        content: { 'application/json': { schema: written(SearchError) } }
      }
    : { description: 'A refusal, in the words of the release' }
  return {
    openapi: '3.1.0',
    info: {
      title: `${title}, as c8-backup-mock serves it`,
      version,
      description: aboutOf(isSearch)
    },
    tags: [...new Set(operations.map(it => wordsOf(it.name)[0]))].map(name => ({ name })),
    paths: pathsOf(operations),
    components: {
      ...(Object.keys(parameters).length > 0 && { parameters }),
      responses: { Refusal: refusal }
    }
  }
}

function aboutOf(isSearch: boolean): string {
  const about =
    'What is answered when all is well. How requests are read and refused is as the original does it.'
  const common = `\n\nEvery operation takes ${commonParameters.map(it => `\`${it}\``).join(', ')} as well.`
  return isSearch ? `${about}${common}` : about
}

function pathsOf(operations: readonly ServedOperation[]): Json {
  const numbers = new Map<string, number>()
  const paths: Record<string, Record<string, Json>> = {}
  for (const it of operations) {
    const item = paths[it.path] ?? {}
    paths[it.path] = item
    const method = it.method.toLowerCase()
    // Where several releases share a path, the first one answers.
    if (method in item) continue
    const number = (numbers.get(it.name) ?? 0) + 1
    numbers.set(it.name, number)
    item[method] = describeOperation(it, number)
  }
  return paths
}
