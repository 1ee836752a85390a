/** What an application serves as OpenAPI 3.1, from the routes that it has registered. */
import type { TSchema } from '@sinclair/typebox'
import { schemaOf } from '../control/openapi-schema.js'
import type { DescribedAnswer } from '../route-schema.js'
import type { ServedRoute } from '../served-routes.js'
import { actuatorAnswers } from './actuator-answers.js'
import { type Json, pathOf, pathParametersOf, queryParametersOf } from './parameters.js'
import { searchAnswers } from './search-answers.js'
import { searchBodyOf } from './search-bodies.js'
import { wordsOf } from './words.js'

/** One method of one path. */
export interface ServedOperation {
  readonly method: string
  /** As OpenAPI writes it. */
  readonly path: string
  readonly route: ServedRoute
  /** By which the journal, rules of faults and other paths of the same operation know it. */
  readonly name: string
}

/** What clients may ask for: no routes that only refuse, and no HEAD that is a GET without its body. */
export function operationsOf(routes: readonly ServedRoute[]): readonly ServedOperation[] {
  const all = routes.flatMap(route =>
    route.methods.map(method => ({
      method,
      route,
      path: pathOf(route.url),
      name: route.schema.operationId ?? ''
    }))
  )
  const gets = new Set(all.filter(it => it.method === 'GET').map(it => `${it.path} ${it.name}`))
  const isRepeated = (it: ServedOperation) =>
    it.method === 'HEAD' && gets.has(`${it.path} ${it.name}`)
  return all.filter(it => it.name !== '' && it.route.schema.hide !== true && !isRepeated(it))
}

/** @param number - which of the operation's places it is: 1 for the first, which bears its plain name. */
export function describeOperation(it: ServedOperation, number: number): Json {
  const [tag, summary] = wordsOf(it.name)
  const parameters = [...pathParametersOf(it), ...queryParametersOf(it)]
  const body = bodyOf(it)
  return {
    operationId: number === 1 ? it.name : `${it.name}.${number}`,
    ...(number > 1 && { 'x-operation': it.name }),
    tags: [tag],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: body }),
    responses: { ...answersOf(it), default: { $ref: '#/components/responses/Refusal' } }
  }
}

function bodyOf({ name, route, method }: ServedOperation): Json | undefined {
  const own = route.schema.body
  if (own !== undefined) return content(own as TSchema, isDue(own as TSchema))
  const body = method === 'HEAD' ? undefined : searchBodyOf(name)
  return body === undefined ? undefined : content(body.schema, body.required, body.mediaType)
}

/** A body whose members may all be missing may be missing itself. */
function isDue({ required }: TSchema): boolean {
  return Array.isArray(required) && required.length > 0
}

function content(schema: TSchema, required: boolean, mediaType = 'application/json'): Json {
  return { required, content: { [mediaType]: { schema: written(schema) } } }
}

function answersOf(it: ServedOperation): Json {
  return Object.fromEntries(
    Object.entries(possibleAnswers(it)).map(([status, answer]) => [status, answerOf(answer)])
  )
}

type Answers = Readonly<Record<string, DescribedAnswer>>

/** By status: what the route itself says, or else what is known of the operation. */
export function possibleAnswers(it: ServedOperation): Answers {
  const { answers, response } = it.route.schema
  return answers ?? declared(response) ?? usual(it)
}

/** The schemas by which Fastify writes the answers. */
function declared(response: unknown): Answers | undefined {
  if (typeof response !== 'object' || response === null) return undefined
  const entries = Object.entries(response as Readonly<Record<string, TSchema>>)
  return Object.fromEntries(
    entries.map(([status, schema]) => [
      status,
      {
        description: meanings[status] ?? 'The answer',
        ...(schema['type'] !== 'null' && { schema })
      }
    ])
  )
}

const meanings: Readonly<Record<string, string>> = {
  200: 'The answer',
  202: 'It is to begin',
  204: 'It is done',
  500: 'It has failed'
}

function usual({ name, method }: ServedOperation): Answers {
  if (method === 'HEAD') return { 200: { description: 'Yes' }, 404: { description: 'No' } }
  if (name.startsWith('elasticsearch.')) return searchAnswers(name)
  return actuatorAnswers[name] ?? { 200: { description: 'The answer' } }
}

function answerOf({ description, schema, mediaType = 'application/json' }: DescribedAnswer): Json {
  if (schema === undefined) return { description }
  return { description, content: { [mediaType]: { schema: written(schema) } } }
}

/** The serializer of answers knows `nullable`; JSON Schema has a type of two words instead. */
export function written(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schemaOf(schema)), (_key, value) => {
    if (value?.nullable !== true) return value
    const { nullable: _, type, ...rest } = value
    return { type: [type, 'null'], ...rest }
  })
}
