/**
 * What an application says of a path without a route. Operate and Tasklist look for a static file last; the
 * gateway and the later cluster miss an endpoint.
 *
 * Source: recorded from 8.6.11.
 */
import type { FrameworkRefusal } from './framework-refusal.js'
import type { Occasion, Spoken } from './voice.js'

export type NotFoundText = 'static' | 'endpoint'

const sentences = {
  /** The file that was looked for: without leading, doubled and trailing slashes. */
  static: ({ path }: Occasion) =>
    `No static resource ${path.split('/').filter(Boolean).join('/')}.`,
  endpoint: ({ method, path }: Occasion) => `No endpoint ${method} ${path}.`
} as const satisfies Record<NotFoundText, (occasion: Occasion) => string>

export function notFoundSentence(text: NotFoundText): (occasion: Occasion) => string {
  return sentences[text]
}

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

/** Adds the header that the handler of static files leaves on its answers. */
export function withVary(refusal: FrameworkRefusal, spoken: Spoken): Spoken {
  if (refusal.kind !== 'route') return spoken
  return { ...spoken, headers: { ...spoken.headers, vary } }
}
