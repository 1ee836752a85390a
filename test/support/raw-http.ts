import { connect, type Socket } from 'node:net'

/** One answer, byte for byte (Latin-1) in `raw` and taken apart beside it. */
export interface RawAnswer {
  /** Empty if the server hung up without a word. */
  readonly raw: string
  readonly statusLine: string
  /** Names in lower case; the values of a repeated header joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  /** UTF-8, without the chunked coding. */
  readonly body: string
  /** Status codes of the 1xx answers that came before. */
  readonly interim: readonly number[]
  /** Whether the server hung up behind the answer. */
  readonly closed: boolean
}

type Taken = Omit<RawAnswer, 'interim' | 'closed'> & { readonly used: number }

/** Sent to see whether a connection still answers; it changes nothing anywhere. */
const probe = 'OPTIONS * HTTP/1.1\r\nHost: probe\r\n\r\n'

/** Sends one request as it stands and reads the answer to it. */
export async function send(
  port: number,
  request: string | Buffer,
  host = '127.0.0.1'
): Promise<RawAnswer> {
  const [answer] = await sendAll(port, [request], host)
  if (answer === undefined) throw new Error('one request has one answer')
  return answer
}

/**
 * Sends requests on one connection, each when the one before it is answered. Requests after a
 * hang-up are answered by silence: an empty `raw`.
 */
export async function sendAll(
  port: number,
  requests: readonly (string | Buffer)[],
  host = '127.0.0.1'
): Promise<RawAnswer[]> {
  const line = new Line(connect({ port, host, noDelay: true }))
  const answers: RawAnswer[] = []
  try {
    for (const request of requests) answers.push(await line.exchange(request))
    const last = answers.at(-1)
    if (last !== undefined) answers[answers.length - 1] = { ...last, closed: await line.isClosed() }
  } finally {
    line.destroy()
  }
  return answers
}

/** A connection to talk over by hand. */
export class Line {
  readonly #socket: Socket
  #received = Buffer.alloc(0)
  #hasEnded = false
  #wake = () => {}

  constructor(socket: Socket) {
    this.#socket = socket
    const end = () => {
      this.#hasEnded = true
      this.#wake()
    }
    socket.on('data', data => {
      this.#received = Buffer.concat([this.#received, data])
      this.#wake()
    })
    socket.on('end', end)
    socket.on('close', end)
    socket.on('error', end)
  }

  write(bytes: string | Buffer): void {
    if (!this.#hasEnded) this.#socket.write(typeof bytes === 'string' ? latin1(bytes) : bytes)
  }

  async exchange(request: string | Buffer): Promise<RawAnswer> {
    this.write(request)
    const method = request.toString('latin1').trimStart().split(' ', 1)[0] ?? ''
    return await this.answer(method)
  }

  /**
   * The next final answer.
   *
   * @param method - tells whether it has a body.
   * @param onInterim - called at each answer before it.
   */
  async answer(method = 'GET', onInterim = () => {}): Promise<RawAnswer> {
    const interim: number[] = []
    for (;;) {
      const taken = takeAnswer(this.#received, { method, hasEnded: this.#hasEnded })
      if (taken !== undefined) {
        const { used, ...answer } = taken
        this.#received = this.#received.subarray(used)
        const status = Number(answer.statusLine.split(' ')[1])
        if (status >= 200) return { ...answer, interim, closed: this.#hasEnded }
        interim.push(status)
        onInterim()
      } else if (this.#hasEnded) {
        return { raw: '', statusLine: '', headers: {}, body: '', interim, closed: true }
      } else await this.#more()
    }
  }

  /** Asks once more and sees whether an answer comes or the end. */
  async isClosed(): Promise<boolean> {
    if (this.#hasEnded) return true
    return (await this.exchange(probe)).raw === ''
  }

  destroy(): void {
    this.#socket.destroy()
  }

  async #more(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#wake = resolve
    })
  }
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

function takeAnswer(
  received: Buffer,
  { method, hasEnded }: { readonly method: string; readonly hasEnded: boolean }
): Taken | undefined {
  const split = received.indexOf('\r\n\r\n')
  if (split < 0) return undefined
  const [statusLine = '', ...lines] = received.toString('latin1', 0, split).split('\r\n')
  const headers = headersOf(lines)
  const rest = received.subarray(split + 4)
  const body = takeBody(rest, { method, statusLine, headers, hasEnded })
  if (body === undefined) return undefined
  const used = split + 4 + body.used
  return { raw: received.toString('latin1', 0, used), statusLine, headers, body: body.text, used }
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return headers
}

function takeBody(
  rest: Buffer,
  {
    method,
    statusLine,
    headers,
    hasEnded
  }: Pick<RawAnswer, 'statusLine' | 'headers'> & { method: string; hasEnded: boolean }
): { text: string; used: number } | undefined {
  const status = Number(statusLine.split(' ')[1])
  if (status < 200 || status === 204 || status === 304 || method === 'HEAD') {
    return { text: '', used: 0 }
  }
  if (headers['transfer-encoding'] === 'chunked') return takeChunks(rest)
  const length = headers['content-length']
  if (length === undefined) {
    return hasEnded ? { text: rest.toString(), used: rest.length } : undefined
  }
  const used = Number(length)
  return rest.length < used ? undefined : { text: rest.toString('utf8', 0, used), used }
}

function takeChunks(rest: Buffer): { text: string; used: number } | undefined {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = rest.indexOf('\r\n', at)
    if (end < 0) return undefined
    const size = Number.parseInt(rest.toString('latin1', at, end), 16)
    at = end + 2 + size + 2
    if (rest.length < at) return undefined
    if (size === 0) return { text: Buffer.concat(parts).toString(), used: at }
    parts.push(rest.subarray(end + 2, end + 2 + size))
  }
}
