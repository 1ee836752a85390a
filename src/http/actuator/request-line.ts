/** What a request asked for, as it was sent. */
import type { FastifyRequest } from 'fastify'

/** The path as sent, without query, scheme and host: what Spring prints as `instance`. */
export function sentPath(request: FastifyRequest): string {
  return pathOf(request.originalUrl)
}

/** The query as sent, without the question mark; empty where there is none. */
export function sentQuery(request: FastifyRequest): string {
  const at = request.originalUrl.indexOf('?')
  return at < 0 ? '' : request.originalUrl.slice(at + 1)
}

export function pathOf(url: string): string {
  const relative = url.replace(/^https?:\/\/[^/?]*/i, '')
  const path = relative.split('?', 1)[0] ?? ''
  return path === '' ? '/' : path
}

/** Cuts `;name=value` off every segment, as Spring does before it looks for a route. */
export function withoutMatrixParameters(url: string): string {
  const path = pathOf(url)
  const at = url.indexOf('?')
  const query = at < 0 ? '' : url.slice(at)
  return `${path.replace(/;[^/]*/g, '')}${query}`
}
