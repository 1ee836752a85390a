/** The system that is put to the test: where its parts are, and how one gets in. */
import type { Subject } from './case.js'

/** Where a part answers, and what is sent along with every request to it. */
export interface Address {
  /** Without a slash at its end; may hold a base path. */
  readonly url: string
}

export interface Target {
  /** Parts that are not there are not asked. */
  readonly addresses: Readonly<Partial<Record<Subject, Address>>>
  /** Of every request. Values are never shown. */
  readonly headers: Readonly<Record<string, string>>
  /** The authority that signed the certificates, in PEM; the system's own where absent. */
  readonly ca?: string
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs: number
  /** The control API, where the target is a mock. */
  readonly control?: string
}

/** What is known of the release that answers. */
export interface Release {
  /** A line such as `8.7`; `undefined` where nothing of Camunda is asked. */
  readonly camunda: string | undefined
  /** Such as `elasticsearch:8.17`; `undefined` where no search engine is asked. */
  readonly engine: string | undefined
}
