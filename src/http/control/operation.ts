import type { Static, TObject, TSchema } from '@sinclair/typebox'
import { refusal } from '../../wire/control/schema.js'
import type { World } from '../../world/world.js'
import type { Departure } from './departures.js'
import type { EventBuffer } from './event-buffer.js'
import type { ControlServer } from './server.js'

/** One request, with everything in it judged by the operation's schemas. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly server: ControlServer
  /** The world that is meant: the default one, or that of the path. */
  readonly world: World
  readonly worldName: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly departure: Departure
}

export interface Reply {
  readonly status: number
  /** Absent for an answer without a body. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of a body: a page. */
  readonly html?: string
  /** Instead of a body: lines that are sent as they come, until there are no more. */
  readonly stream?: EventBuffer
}

export interface PossibleAnswer {
  readonly description: string
  /** Absent for an answer without a body. */
  readonly schema?: TSchema
  /** `application/json` where absent. */
  readonly mediaType?: string
}

interface Description<P extends TObject, Q extends TObject, B extends TSchema> {
  /** The operation's name: in OpenAPI, and in generated clients. */
  readonly operationId: string
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  /** As OpenAPI writes it: `/gates/{point}`. */
  readonly path: string
  /** The heading under which OpenAPI lists it. */
  readonly tag: string
  readonly summary: string
  /** Whether it is about the server as a whole, and therefore not served below `/worlds/{world}`. */
  readonly ofServer?: true
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Whether the body may be left out; it is then an empty object. */
  readonly bodyOptional?: true
  /** The answers when all is well, and the refusals that are its own. */
  readonly responses: Readonly<Record<number, PossibleAnswer>>
}

interface TypedOperation<P extends TObject, Q extends TObject, B extends TSchema>
  extends Description<P, Q, B> {
  handle(call: Call<Static<P>, Static<Q>, Static<B>>): Reply | Promise<Reply>
}

/** A row of the table from which routes and OpenAPI are made. */
export interface Operation extends Description<TObject, TObject, TSchema> {
  handle(call: Call): Reply | Promise<Reply>
}

/** A row, with its handler checked against its schemas. */
export function operation<P extends TObject, Q extends TObject, B extends TSchema>(
  row: TypedOperation<P, Q, B>
): Operation {
  return row
}

export function ok(body: unknown): Reply {
  return { status: 200, body }
}

export function created(body: unknown): Reply {
  return { status: 201, body }
}

export const noContent: Reply = { status: 204 }

/** @param complaints - one sentence each. */
export function refused(status: number, ...complaints: readonly string[]): Reply {
  return { status, body: refusal(complaints) }
}

/** For who asks something of a world that is not there. */
export function noSuchWorld(name: string): Reply {
  const shown = JSON.stringify(name)
  return refused(
    404,
    `no world ${shown}: it has expired, was removed or never was; GET /worlds lists those there are`
  )
}

/** For who would wait where too many do already. */
export function tooManyWait(): Reply {
  return refused(429, 'too many requests wait already; let one of them end first')
}
