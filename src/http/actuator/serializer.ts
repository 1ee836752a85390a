import fastJson, { type ObjectSchema, type Schema } from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'

/**
 * Writes members in the order of their schema. The serializer by itself puts the required ones first, which
 * no original does; so it is told that none is. What must be there is the business of the types.
 */
export const inSchemaOrder: FastifySerializerCompiler<Schema> = ({ schema }) => jsonWriter(schema)

function withoutRequired(schema: Schema): Schema {
  const { required, properties, items, ...rest } = schema as ObjectSchema & { items?: Schema }
  return {
    ...rest,
    ...(properties !== undefined && { properties: mapped(properties) }),
    ...(items !== undefined && { items: withoutRequired(items) })
  } as Schema
}

function mapped(properties: NonNullable<ObjectSchema['properties']>) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, withoutRequired(schema as Schema)])
  )
}

/** Writes a value by its schema. The writer is made when it is needed: most answers are never given. */
export function jsonWriter(schema: object): (value: unknown) => string {
  let write: ((value: unknown) => string) | undefined
  return value => {
    write ??= fastJson(withoutRequired(schema as Schema))
    return write(value)
  }
}
