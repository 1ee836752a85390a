/** One answer, with its body as it was written. */
export interface Answer {
  readonly status: number
  /** Empty where none was sent. */
  readonly type: string
  readonly body: string
}

/** Sends one request, with a body of JSON where `body` is given. */
export async function ask(method: string, url: string, body?: unknown): Promise<Answer> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const reply = await fetch(url, { method, ...(body !== undefined && json) })
  const type = reply.headers.get('content-type') ?? ''
  return { status: reply.status, type, body: await reply.text() }
}
