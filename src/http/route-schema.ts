import type { TSchema } from '@sinclair/typebox'

/** One answer that a client may get, for whoever describes the operation. */
export interface DescribedAnswer {
  /** What it means, as the end of a sentence, or a whole one. */
  readonly description: string
  /** Absent for an answer without a body. */
  readonly schema?: TSchema
  /** `application/json` where absent. */
  readonly mediaType?: string
}

declare module 'fastify' {
  interface FastifySchema {
    /** The operation's name: in OpenAPI, in the journal and in fault rules. */
    readonly operationId?: string
    /** Whether it is there to refuse only, and no description names it. */
    readonly hide?: boolean
    /** Answers by status that are written without a schema of Fastify's, and are described all the same. */
    readonly answers?: Readonly<Record<string, DescribedAnswer>>
  }
}
