import { readNumbers, writeJson } from '../wire/control/json.js'
import type { Transport } from './transport.js'

export interface HttpSendOptions {
  /** The text of `--control-token`, where the door asks for one. */
  readonly token?: string
}

/**
 * Reaches the control API over HTTP.
 *
 * @param baseUrl - of the control door, `http://127.0.0.1:9680`, or of a world below it,
 *   `http://127.0.0.1:9680/worlds/mine`.
 */
export function httpSend(baseUrl: string, { token }: HttpSendOptions = {}): Transport {
  const base = baseUrl.replace(/\/+$/, '')
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }
  return {
    async send(method, path, body) {
      const type: Record<string, string> =
        body === undefined ? {} : { 'content-type': 'application/json' }
      const reply = await fetch(base + path, {
        method,
        headers: { ...authorization, ...type },
        ...(body !== undefined && { body: writeJson(body) })
      })
      return { status: reply.status, body: readBody(await reply.text()) }
    },
    async stream(path, signal) {
      const reply = await fetch(base + path, { headers: authorization, signal })
      return { status: reply.status, pieces: textIn(reply.body) }
    }
  }
}

/** The value of a JSON text, the text itself where it is no JSON, or nothing. */
export function readBody(text: string): unknown {
  if (text === '') return undefined
  const read = readNumbers(text)
  return 'value' in read ? read.value : text
}

async function* textIn(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const bytes of body ?? []) yield decoder.decode(bytes, { stream: true })
}
