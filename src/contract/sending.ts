/** Turns the request of a case into what goes over the wire. */
import type { Request, Subject } from './case.js'
import { shown } from './compare.js'
import type { SentRequest } from './exchange.js'
import type { Target } from './target.js'
import { filled, type Variables } from './variables.js'

/** `undefined` where the target has no such part. */
export function sentRequest(
  { to, method, path, body, headers = {} }: Request,
  subject: Subject,
  target: Target,
  variables: Variables
): SentRequest | undefined {
  const address = target.addresses[to ?? subject]
  if (address === undefined) return undefined
  const text = typeof body === 'string' || body === undefined ? body : shown(body, variables)
  const type = typeof body === 'object' ? { 'content-type': 'application/json' } : {}
  return {
    method,
    url: address.url,
    path: filled(path, variables),
    headers: { accept: '*/*', ...type, ...target.headers, ...headers },
    ...(text !== undefined && { body: filled(text, variables) })
  }
}
