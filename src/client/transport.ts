/** An answer of the control API, read without losing a digit: a number too large for JavaScript is a `bigint`. */
export interface Answer {
  readonly status: number
  /** `undefined` where there was none. */
  readonly body: unknown
}

/** How requests reach the control API: over HTTP, or in the same process. */
export interface Transport {
  /**
   * @param path - from the root of the control API: `/clock`.
   * @param body - written as JSON; none where absent.
   */
  send(method: string, path: string, body?: unknown): Promise<Answer>
  /** The text of an answer that does not end, piece by piece. Absent where the transport has no such answers. */
  stream?(path: string, signal: AbortSignal): Promise<StreamAnswer>
}

export interface StreamAnswer {
  readonly status: number
  readonly pieces: AsyncIterable<string>
}
