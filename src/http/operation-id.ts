declare module 'fastify' {
  interface FastifySchema {
    /** The operation's name: in OpenAPI, in the journal and in fault rules. */
    readonly operationId?: string
  }
}
