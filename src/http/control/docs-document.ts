/** What the readable page looks at in an OpenAPI document, which is of our own making. */
export interface DocsDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocsOperation | unknown>>>>
  readonly components: {
    readonly schemas?: Readonly<Record<string, DocsSchema>>
    readonly parameters?: Readonly<Record<string, DocsParameter>>
  }
}

export interface DocsSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly DocsSchema[]
  readonly items?: DocsSchema | false
  readonly properties?: Readonly<Record<string, DocsSchema>>
  readonly additionalProperties?: DocsSchema | boolean
  readonly required?: readonly string[]
}

export interface DocsParameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description?: string
  readonly schema: DocsSchema
}

export interface DocsContent {
  readonly content?: Readonly<Record<string, { readonly schema: DocsSchema }>>
}

export interface DocsOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly parameters?: readonly (DocsParameter | { readonly $ref: string })[]
  readonly requestBody?: DocsContent & { readonly required: boolean }
  readonly responses: Readonly<
    Record<string, DocsContent & { readonly description?: string; readonly $ref?: string }>
  >
}

export interface DocsRow {
  readonly method: string
  readonly path: string
  readonly operation: DocsOperation
}

/** Every operation, in the order of the document. */
export function docsRows({ paths }: DocsDocument): readonly DocsRow[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      isOperation(operation) ? [{ method: method.toUpperCase(), path, operation }] : []
    )
  )
}

function isOperation(value: unknown): value is DocsOperation {
  return typeof value === 'object' && value !== null && 'operationId' in value
}
