import { isFrom, type MatrixRelease } from './releases.js'
import { type Expected, json, v3 } from './voices.js'

/**
 * A pause or a resume that failed: the exception that Jackson has written. What the gateway finds out by itself
 * has `message` in front, what a broker says has an `error`, and what the transport says has neither.
 *
 * Up to 8.4 it is an endpoint of the actuator's own kind, whose type is negotiated.
 *
 * @param code - of the error that a broker has sent.
 */
export function exportingFailure(release: MatrixRelease, message: string, code?: string): Expected {
  const rest = { suppressed: [], localizedMessage: message }
  const cause = null
  const stackTrace = '<frames>'
  const said = message.replace(/^Received error from broker \(\w+\): /, '')
  const isTopology = message.includes('current topology')
  const exception = isTopology
    ? { message, cause, stackTrace, ...rest }
    : { cause, stackTrace, ...(code && { error: { code, message: said } }), message, ...rest }
  if (!isFrom('8.5', release)) return { status: 500, type: v3, body: JSON.stringify(exception) }
  const body = JSON.stringify({ body: exception, status: 500, contentType: null })
  return { status: 200, type: json, body }
}
