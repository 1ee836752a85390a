/**
 * How a product behaves at the door, apart from what it says: status line, framing, and when it
 * hangs up. Data; `manners-response.ts` acts on it.
 */
export interface Manners {
  /** `none` leaves the blank behind the status code: `HTTP/1.1 200 `. */
  readonly reasonPhrase: 'none' | 'standard'
  /** `capitalised` is `Content-Type`, whatever the app wrote. */
  readonly headerCase: 'capitalised' | 'asGiven'
  /** Whether JSON bodies are sent chunked, without a length. */
  readonly chunked: boolean
  /** Statuses behind which the connection is closed, whatever the client asked for. */
  readonly closeOn: ReadonlySet<number>
  /** `echo` speaks of keep-alive only when the client did; `node` leaves it to Node. */
  readonly keepAliveHeader: 'echo' | 'node'
  /** Who looks at a request before the app does. */
  readonly gatekeeper: 'tomcat' | 'none'
  /** Request line and headers together, blank line included. */
  readonly headBytesMax: number
  /** An unread request body up to this size is read and dropped; behind a larger one we hang up. */
  readonly swallowBytesMax: number
  /** How many requests one connection may carry; behind the last one we hang up. */
  readonly requestsPerConnectionMax: number
}

/**
 * Embedded Tomcat 10.1 with the settings of Spring Boot 3.
 *
 * Source: recorded from 8.6.11, except 411, 413, 414, 408, 500, 501, 503 of `closeOn`, the 2 MB
 * and the 100 requests, which are Tomcat's own lists and defaults.
 */
export const tomcat: Manners = {
  reasonPhrase: 'none',
  headerCase: 'capitalised',
  chunked: true,
  closeOn: new Set([400, 408, 411, 413, 414, 500, 501, 503]),
  keepAliveHeader: 'echo',
  gatekeeper: 'tomcat',
  headBytesMax: 8_192,
  swallowBytesMax: 2_097_152,
  requestsPerConnectionMax: 100
}

/** Elasticsearch and the control API: what Node does by itself is right. */
export const plain: Manners = {
  reasonPhrase: 'standard',
  headerCase: 'asGiven',
  chunked: false,
  closeOn: new Set(),
  keepAliveHeader: 'node',
  gatekeeper: 'none',
  headBytesMax: 16_384,
  swallowBytesMax: Number.POSITIVE_INFINITY,
  requestsPerConnectionMax: Number.POSITIVE_INFINITY
}
