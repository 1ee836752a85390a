import type { TSchema } from '@sinclair/typebox'
import { schemaOf } from '../control/openapi-schema.js'
import type { ServedOperation } from './describe.js'

export type Json = Readonly<Record<string, unknown>>

/** A path as OpenAPI writes it: `/actuator/backups/{id}` for `/actuator/backups/:id(^.+$)`. */
export function pathOf(url: string): string {
  return url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}').replace(/\*$/, '{rest}')
}

export function pathParametersOf({ path, route }: ServedOperation): readonly Json[] {
  const declared = propertiesOf(route.schema.params)
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const schema = declared[name]
    return {
      name,
      in: 'path',
      required: true,
      schema: schema === undefined ? { type: 'string' } : schemaOf(schema)
    }
  })
}

/** What has nothing but a name is described once, among the components. */
export function queryParametersOf({ route }: Pick<ServedOperation, 'route'>): readonly Json[] {
  const { querystring } = route.schema
  const due = requiredOf(querystring)
  return Object.entries(propertiesOf(querystring)).map(([name, schema]) =>
    isBare(schema)
      ? { $ref: `#/components/parameters/${name}` }
      : queryParameter(name, schema, due.includes(name))
  )
}

/** The parameters that {@link queryParametersOf} refers to, in alphabetical order. */
export function sharedParameters(operations: readonly ServedOperation[]): Json {
  const bare = operations.flatMap(({ route }) =>
    Object.entries(propertiesOf(route.schema.querystring)).filter(([, schema]) => isBare(schema))
  )
  const sorted = bare.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([name, schema]) => [name, queryParameter(name, schema, false)])
  )
}

function queryParameter(name: string, schema: TSchema, required: boolean): Json {
  const { description, ...rest } = schemaOf(schema)
  return {
    name,
    in: 'query',
    required,
    ...(description !== undefined && { description }),
    schema: rest
  }
}

function isBare({ type, description }: TSchema): boolean {
  return type === 'string' && description === undefined
}

function propertiesOf(schema: unknown): Readonly<Record<string, TSchema>> {
  return (schema as Partial<TSchema> | undefined)?.['properties'] ?? {}
}

function requiredOf(schema: unknown): readonly string[] {
  return (schema as Partial<TSchema> | undefined)?.['required'] ?? []
}
