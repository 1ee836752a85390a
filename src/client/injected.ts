import { writeJson } from '../wire/control/json.js'
import { readBody } from './http-send.js'
import type { Transport } from './transport.js'

/** What is needed of the control API's app; a Fastify app has it. */
export interface Injectable {
  inject(request: InjectedRequest): PromiseLike<InjectedAnswer>
}

interface InjectedRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload?: string
  readonly signal?: AbortSignal
  readonly payloadAsStream?: boolean
}

interface InjectedAnswer {
  readonly statusCode: number
  readonly body: string
  stream(): AsyncIterable<unknown>
}

export interface InProcessOptions {
  /** The text of `--control-token`, where the app asks for one. */
  readonly token?: string
  /** In front of every path: `/worlds/mine`. */
  readonly prefix?: string
}

/** Reaches the control API in the same process, without a connection. */
export function inProcess(
  app: Injectable,
  { token, prefix = '' }: InProcessOptions = {}
): Transport {
  const own: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }
  return {
    async send(method, path, body) {
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await app.inject({
        method: method as InjectedRequest['method'],
        url: prefix + path,
        headers: { ...own, ...type },
        ...(body !== undefined && { payload: writeJson(body) })
      })
      return { status: answer.statusCode, body: readBody(answer.body) }
    },
    async stream(path, signal) {
      const answer = await app.inject({
        method: 'GET',
        url: prefix + path,
        headers: own,
        signal,
        payloadAsStream: true
      })
      return { status: answer.statusCode, pieces: textIn(answer.stream()) }
    }
  }
}

async function* textIn(pieces: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const piece of pieces) yield String(piece)
}
