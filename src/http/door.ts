import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { DoorRequest } from './door-request.js'
import type { Manners } from './manners.js'
import type { MannersResponse } from './manners-response.js'
import type { Outages } from './transport/outage.js'

/** What a door needs of an app; every `FastifyInstance` has it. The app never listens itself. */
export interface DoorApp {
  ready(): PromiseLike<unknown>
  /**
   * Of an app that is made ready when somebody needs it: whether it is. Where absent, the app is made ready before
   * its door is opened.
   */
  readonly isPrepared?: boolean | undefined
  routing(request: IncomingMessage, response: ServerResponse): void
}

/** An answer in full, before the manners of the door put it into bytes. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sees all that passes a door, and changes nothing. */
export interface DoorWitness {
  /** Gets to know a request before anybody else does, and sees its answer leave. */
  attend(request: DoorRequest, response: MannersResponse): void
  /**
   * Takes note of what was answered before it became a request to anybody.
   *
   * @param bytes - what the client has said so far.
   * @param sent - the answer as it was put into bytes.
   */
  overhear(bytes: Buffer, sent: Buffer, answer: Answer): void
}

/** A certificate with those between it and its authority, and its private key, both in PEM. */
export interface DoorTls {
  readonly cert: string
  readonly key: string
}

/** A door as it was asked for. */
export interface DoorPlan {
  readonly product: string
  readonly host: string
  /** 0 takes any free port; doors planned with 0 never share one. */
  readonly port: number
  /** Names in the `Host` header that mean this door, where several doors share host and port. */
  readonly hostNames: readonly string[]
  /** With what it speaks HTTPS; doors that share host and port speak it all or not at all. */
  readonly tls?: DoorTls
  readonly app: DoorApp
  readonly manners: Manners
  /** The flag that moves this door, named when it cannot be opened: `--operate-port`. */
  readonly portFlag: string
  /** The clock of the world behind the door, in milliseconds since the epoch. */
  readonly nowMs: () => number
  readonly witness?: DoorWitness
  /** Finds out which requests are for another door. */
  readonly passage?: (url: string) => Passage | undefined
  /** Without any, the door is always to be reached. */
  readonly outages?: Outages
  /**
   * Answers a method word that Node's parser does not know (`FOO`, `get`), which therefore never
   * reaches the app. The connection is closed behind the answer. Without one: 400.
   */
  readonly unknownMethod?: (
    method: string,
    url: string,
    headers: IncomingHttpHeaders
  ) => Answer | undefined
}

/** What a request meets that has come through a door. */
export type Threshold = Pick<DoorPlan, 'app' | 'manners' | 'nowMs' | 'witness'>

/** A way through one door to another. Whoever takes it is as if the other door had been the first. */
export interface Passage {
  readonly to: Threshold
  /** Path and query, as they are asked for there. */
  readonly url: string
}

/** A door as it was opened. */
export interface OpenDoor {
  readonly product: string
  /** Reachable from this machine: an unspecified address is given as loopback. */
  readonly url: string
  readonly host: string
  readonly port: number
  readonly hostNames: readonly string[]
}
