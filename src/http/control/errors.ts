import type { FastifyInstance } from 'fastify'
import { refused } from './operation.js'
import { send } from './send.js'

/** What Fastify itself refuses, in the control API's words. Anything else is our own mistake: a 500. */
export function speakErrors(app: FastifyInstance): void {
  const { bodyLimit } = app.initialConfig
  const sentences: Readonly<Record<string, string>> = {
    FST_ERR_CTP_BODY_TOO_LARGE: `the body: is too large; give ${bodyLimit} bytes at most`,
    FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the body: is not as long as Content-Length says',
    FST_ERR_CTP_INVALID_MEDIA_TYPE:
      'the body: Content-Type is not understood; give Content-Type: application/json'
  }
  app.setErrorHandler<Error & { statusCode?: number; code?: string }>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) {
      request.log.error({ err: error }, 'unhandled error')
      return send(reply, refused(500, 'an error of its own; the log says more'))
    }
    return send(reply, refused(status, sentences[error.code ?? ''] ?? error.message))
  })
}
