import { LogController } from 'fastify'

/** One line for each answered request, for who wants to see them: at the level `debug`. */
export class QuietLogController extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    ...[error, request, reply]: Parameters<LogController['requestCompleted']>
  ) {
    const { method, originalUrl: url } = request
    const status = reply.statusCode
    request.log.debug({ method, url, status, ...(error && { err: error }) }, 'answered')
  }
}
