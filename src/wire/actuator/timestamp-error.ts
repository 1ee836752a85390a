/**
 * Spring Boot's own error body, written when nobody else has an answer.
 *
 * Since 8.5 it carries no `message` and is rare: multipart bodies and unhandled errors.
 * Source: recorded from Tasklist 8.6.11.
 */
import { reasonPhrase } from './reason-phrase.js'
import { isoWithOffset } from './timestamps.js'
import type { Occasion, Spoken } from './voice.js'

/** @param message - told where the application is set to include messages. */
export function timestampError(
  status: number,
  { nowMs, path }: Occasion,
  headers: Readonly<Record<string, string>> = {},
  message?: string
): Spoken {
  const body = {
    timestamp: isoWithOffset(nowMs, '+00:00'),
    status,
    error: reasonPhrase(status),
    ...(message !== undefined && { message }),
    path
  }
  return { status, headers, type: 'application/json', body }
}
