/**
 * Spring's problem details: the framework errors of 8.5 and later.
 *
 * Source: recorded from 8.6.11, gateway, Operate and Tasklist.
 */
import type { FrameworkRefusal } from './framework-refusal.js'
import { frameworkVerdict } from './framework-verdict.js'
import { reasonPhrase } from './reason-phrase.js'
import { timestampError } from './timestamp-error.js'
import { type Occasion, problemType, type Spoken } from './voice.js'

/** Words a refusal; `notFound` is the sentence for a path without a route, which differs by application. */
export function problem(
  refusal: FrameworkRefusal,
  occasion: Occasion,
  notFound: (occasion: Occasion) => string
): Spoken {
  const verdict = frameworkVerdict(refusal, occasion, notFound)
  const { status, detail, headers } = verdict
  if (verdict.lastResort) return timestampError(status, occasion)
  // A blank id in the path is told as a server error inside a 400. Source: recorded from Tasklist 8.6.11.
  const told = refusal.kind === 'pathBlank' ? 500 : status
  const title = reasonPhrase(told)
  const body = { type: 'about:blank', title, status: told, detail, instance: occasion.path }
  return { status, headers, type: problemType, body, negotiates: true }
}
