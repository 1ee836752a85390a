import type { TSchema } from '@sinclair/typebox'
import { Refusal } from '../../wire/control/schema.js'
import { named, schemaOf } from './openapi-schema.js'
import type { Operation, PossibleAnswer } from './operation.js'

type Json = Readonly<Record<string, unknown>>

const about = `Everything that goes wrong, on demand: the state, the clock and the faults of a world.

Every path is there twice: as it stands here, for the default world, and below \`/worlds/{world}\`, for any.
Unknown fields are refused; a refusal names all that is wrong at once.`

/** Describes operations as OpenAPI 3.1: the same table gives the same document. */
export function openApi(operations: readonly Operation[]): Json {
  const paths = [...new Set(operations.map(it => it.path))]
  const tags = [...new Set(operations.map(it => it.tag))]
  return {
    openapi: '3.1.0',
    info: { title: 'c8-backup-mock: control API', version: '1', description: about },
    servers: [
      { url: '/', description: 'The default world' },
      {
        url: '/worlds/{world}',
        description: 'Any world',
        variables: { world: { default: 'default', description: 'The name of the world' } }
      }
    ],
    security: [{}, { token: [] }],
    tags: tags.map(name => ({ name })),
    paths: Object.fromEntries(
      paths.map(path => [path, itemOf(operations.filter(it => it.path === path))])
    ),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The text of --control-token' }
      },
      responses: {
        Refusal: {
          description: 'A refusal, with all complaints',
          content: { 'application/json': { schema: schemaOf(Refusal) } }
        }
      },
      schemas: Object.fromEntries(
        Object.entries(named).map(([name, schema]) => [name, schemaOf(schema, { inFull: true })])
      )
    }
  }
}

/** All methods of one path. */
function itemOf(rows: readonly Operation[]): Json {
  const methods = rows.map(it => [it.method.toLowerCase(), describe(it)])
  return { ...(rows[0]?.ofServer && { servers: [atRoot] }), ...Object.fromEntries(methods) }
}

const atRoot = { url: '/', description: 'Of the server as a whole' }

function describe(operation: Operation): Json {
  const { operationId, tag, summary, body, params, query } = operation
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')]
  return {
    operationId,
    tags: [tag],
    summary,
    ...(operationId === 'getHealth' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: {
        required: operation.bodyOptional !== true,
        content: { 'application/json': { schema: schemaOf(body) } }
      }
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.responses).map(([status, it]) => [status, answer(it, status)])
      ),
      default: { $ref: '#/components/responses/Refusal' }
    }
  }
}

function parametersOf(schema: Operation['params'], place: 'path' | 'query'): readonly Json[] {
  return Object.entries(schema?.properties ?? {}).map(([name, it]) => {
    const { description, ...rest } = schemaOf(it)
    const required = schema?.required?.includes(name) === true
    return {
      name,
      in: place,
      required,
      ...(description !== undefined && { description }),
      schema: rest
    }
  })
}

/** A refusal has the same body everywhere. */
function answer({ description, schema, mediaType }: PossibleAnswer, status: string): Json {
  const body: TSchema | undefined = schema ?? (Number(status) >= 400 ? Refusal : undefined)
  if (body === undefined) return { description }
  return { description, content: { [mediaType ?? 'application/json']: { schema: schemaOf(body) } } }
}
