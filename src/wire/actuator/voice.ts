import type { Refusal } from '../../domain/refusal.js'
import type { FrameworkRefusal, FrameworkStage } from './framework-refusal.js'

/** What an answer may speak of. */
export interface Occasion {
  readonly method: string
  /** The request's path as sent, without its query. */
  readonly path: string
  readonly nowMs: number
  /** A fresh id for bodies that carry one. */
  readonly uuid: () => string
}

/** An answer in an application's own words. */
export interface Spoken {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Absent for an answer in the type that was negotiated. */
  readonly type?: string
  /** Absent for an answer without a body. */
  readonly body?: object
  /** Whether the body is lost on a client whose Accept cannot be parsed. */
  readonly negotiates?: boolean
}

/** How one application words what it refuses. */
export interface Voice<Kind extends Refusal = Refusal> {
  /** What the framework refuses; see {@link FrameworkStage}. */
  framework(refusal: FrameworkRefusal, stage: FrameworkStage, occasion: Occasion): Spoken
  /** What the application's own code refuses. */
  refusal(refusal: Kind, occasion: Occasion): Spoken
  /** A status that was asked for, whatever would have been answered. */
  injected(status: number, occasion: Occasion): Spoken
  /** Our own bug, told as the application tells an unhandled error. */
  crash(occasion: Occasion): Spoken
}

export const problemType = 'application/problem+json'
