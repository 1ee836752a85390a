/** Turns the request of a case into what goes over the wire. */
import type { Request, Subject } from './case.js'
import { shown } from './compare.js'
import type { SentRequest } from './exchange.js'
import type { Target } from './target.js'
import { filled, type Variables } from './variables.js'

/** `undefined` where the target has no such part. */
export function sentRequest(
  { to, method, path, body, headers = {}, raw, stranger }: Request,
  subject: Subject,
  target: Target,
  variables: Variables
): SentRequest | undefined {
  const url = urlOf(to ?? subject, target)
  if (url === undefined) return undefined
  const text = typeof body === 'string' || body === undefined ? body : shown(body, variables)
  const type = typeof body === 'object' ? { 'content-type': 'application/json' } : {}
  const along = stranger ? {} : target.headers
  const own = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, filled(value, variables)])
  )
  return {
    method,
    url,
    path: filled(path, variables),
    headers: { accept: '*/*', ...type, ...along, ...own },
    ...(text !== undefined && { body: filled(text, variables) }),
    ...(raw !== undefined && { raw: filled(raw, variables) })
  }
}

const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request leaves everything as it is. */
export function isReading({ method }: Pick<Request, 'method'>): boolean {
  return readingMethods.includes(method)
}

/** Where a part answers; `undefined` where the target has none. */
export function urlOf(
  part: Subject | 'control',
  { addresses, control }: Target
): string | undefined {
  return part === 'control' ? control : addresses[part]?.url
}
