/**
 * What Operate and Tasklist say of a path without a route: they look for a static file last.
 *
 * Source: recorded from 8.6.11.
 */
import type { FrameworkRefusal } from './framework-refusal.js'
import type { Occasion, Spoken } from './voice.js'

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

/** The file that was looked for: without leading, doubled and trailing slashes. */
export function noStaticResource({ path }: Occasion): string {
  return `No static resource ${path.split('/').filter(Boolean).join('/')}.`
}

/** Adds the header that the handler of static files leaves on its answers. */
export function withVary(refusal: FrameworkRefusal, spoken: Spoken): Spoken {
  if (refusal.kind !== 'route') return spoken
  return { ...spoken, headers: { ...spoken.headers, vary } }
}
