import type { OutgoingHttpHeader } from 'node:http'
import { headPairs } from '../domain/head-pairs.js'
import { remembered } from '../domain/remembered.js'

/** A good answer as it has left a door, ready to be said there again: only its instant is new. */
export interface SaidAnswer {
  readonly head: SaidHead
  /** In its framing. */
  readonly body: string
  /** `latin1` where both come to the same: it is written faster. */
  readonly encoding: 'latin1' | 'utf8'
}

/** Names and values in turn. */
export interface SaidHead {
  /** Up to those about the connection. */
  readonly headers: readonly OutgoingHttpHeader[]
  /** Where the value of `Date` stands among them. */
  readonly dateAt: number
  /** What it said about a connection that stays, or that the client wanted to end. */
  readonly connection: readonly OutgoingHttpHeader[]
  readonly isChunked: boolean
}

const aboutConnection: ReadonlySet<string> = new Set(['connection', 'keep-alive'])

/**
 * Takes note of an answer for another time.
 *
 * @param text - status line and headers, blank line included; of a connection that does not end for reasons of the
 *   door's own.
 * @returns `undefined` for a head that no door of ours writes.
 */
export function saidAnswer(text: string, body: string): SaidAnswer | undefined {
  const head = saidHead(text.replace(/^date: .*$/im, 'Date: '))
  if (head === undefined) return undefined
  return {
    head,
    body: head.isChunked ? inOneChunk(body) : body,
    encoding: isAscii(body) ? 'latin1' : 'utf8'
  }
}

/** All heads but for lengths are the same few. */
const saidHead = remembered((text): SaidHead | undefined => {
  const pairs = headPairs(text)
  const names = pairs.map(([name]) => name.toLowerCase())
  const first = names.findIndex(it => aboutConnection.has(it))
  const end = first < 0 ? names.length : first
  const dateAt = names.indexOf('date')
  const isInOrder = names.slice(end).every(it => aboutConnection.has(it))
  if (dateAt < 0 || dateAt >= end || !isInOrder) return undefined
  return {
    headers: pairs.slice(0, end).flat(),
    dateAt: 2 * dateAt + 1,
    connection: pairs.slice(end).flat(),
    isChunked: names.includes('transfer-encoding')
  }
})

/** A body as Node frames it in chunks, had it been told that there is one. */
export function inOneChunk(body: string): string {
  const chunk = body === '' ? '' : `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`
  return `${chunk}0\r\n\r\n`
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length
}
