/** What the committed descriptions promise, operation by operation. */
import { readdirSync, readFileSync } from 'node:fs'

/** JSON Schema, as far as the descriptions use it. */
export interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly examples?: readonly unknown[]
}

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema?: Schema
}

interface DescribedOperation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly responses?: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly content?: Readonly<Record<string, { schema?: Schema }>> }
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** One operation of a product in a release. */
export interface Operation {
  readonly id: string
  readonly method: string
  /** With names in braces. */
  readonly path: string
  readonly query: readonly string[]
  /** By media type; none where the operation takes no body. */
  readonly bodies: readonly (readonly [type: string, schema: Schema])[]
  /** The statuses that are described one by one, such as `503`. */
  readonly statuses: readonly string[]
  /** Finds what a schema refers to. */
  readonly resolve: (ref: string) => Schema
}

const folder = 'docs/openapi'

/**
 * The operations of a product.
 *
 * @param release - a line such as `8.7`; every release that is described where it is `all`.
 */
export function operationsOf(product: string, release: string): readonly Operation[] {
  const isMeant = (file: string) =>
    release === 'all' ? file.startsWith(`${product}-`) : file === `${product}-${release}.json`
  const files = readdirSync(folder).filter(isMeant)
  if (files.length === 0) throw new Error(`${product} ${release} is not described`)
  return files.flatMap(operationsIn)
}

/** The operations of the control API. */
export function controlOperations(): readonly Operation[] {
  return operationsIn('control.json')
}

function operationsIn(file: string): Operation[] {
  const document: Document = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
  return Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, it]) => ({
      id: it.operationId,
      method: method.toUpperCase(),
      path,
      query: (it.parameters ?? [])
        .map(parameter => resolved<Parameter>(document, parameter))
        .filter(parameter => parameter.in === 'query')
        .map(({ name }) => name),
      bodies: Object.entries(it.requestBody?.content ?? {}).map(
        ([type, { schema = {} }]) => [type, schema] as const
      ),
      statuses: Object.keys(it.responses ?? {}),
      resolve: (ref: string) => resolved<Schema>(document, { $ref: ref })
    }))
  )
}

function resolved<T extends { readonly $ref?: string }>(
  document: Document,
  it: T | { readonly $ref: string }
): T {
  if (it.$ref === undefined) return it as T
  const [, , kind = '', name = ''] = it.$ref.split('/')
  const found = document.components?.[kind]?.[name]
  if (found === undefined) throw new Error(`${it.$ref} leads nowhere`)
  return found as T
}
