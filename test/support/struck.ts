/** A server whose exchanges can be broken, and a client that says what it sees of them. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { Test } from 'tap'
import type { FaultEffect, FaultWhen } from '../../src/domain/fault.js'
import { startHere } from './started.js'

/** A server on a manual clock, whose backups are done at once. */
export async function aStruckServer(t: Test, camunda = '8.7') {
  const args = ['--camunda', camunda, '--clock', 'manual', '--pace', 'instant']
  const server = await startHere(t, [...args, '--repository', 'backups'])
  const { world, ready } = server
  return {
    server,
    world,
    clock: world.clock,
    doors: ready.doors,
    fault: (effect: FaultEffect, when: FaultWhen = {}) => world.faults.add({ when, effect }).id
  }
}

export interface Seen {
  /** 0 where no head came. */
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** What the client calls the end of the connection, where it came too early: `ECONNRESET`. */
  readonly error?: string
}

export interface Asked {
  readonly method?: string
  readonly body?: unknown
  readonly agent?: Agent
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Told of each piece of the body as it comes. */
  readonly onPiece?: (text: string) => void
}

/** One request through Node's own client, which repeats nothing by itself. */
export function ask(url: string, asked: Asked = {}): Promise<Seen> {
  const { method = 'GET', body, agent = new Agent(), signal, onPiece } = asked
  const text = body === undefined ? undefined : JSON.stringify(body)
  const typed = text === undefined ? {} : { 'content-type': 'application/json' }
  const headers = { ...typed, ...asked.headers }
  return new Promise(resolve => {
    const seen: { -readonly [Name in keyof Seen]: Seen[Name] } = {
      status: 0,
      headers: {},
      body: ''
    }
    const fail = (error: NodeJS.ErrnoException) =>
      resolve({ ...seen, error: error.code ?? error.message })
    const sent = request(url, { method, agent, headers, ...(signal && { signal }) }, answer => {
      seen.status = answer.statusCode ?? 0
      seen.headers = answer.headers
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        seen.body += piece
        onPiece?.(piece)
      })
      answer.on('error', fail)
      answer.on('end', () => resolve(seen))
    })
    sent.on('error', fail)
    sent.end(text)
  })
}

/** Waits, without a clock, until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setImmediate(resolve))
}
