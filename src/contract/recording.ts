/** Exchanges with a real deployment, kept as evidence: what is different every time is replaced by words. */

import { normalised } from './report/side-by-side.js'
import type { CaseResult, TakenStep } from './result.js'
import type { Release } from './target.js'

/** One case as it went. */
export interface Recording {
  readonly case: string
  /** Such as `8.7` or `elasticsearch:8.17`. */
  readonly release: string
  /** The day, `yyyy-MM-dd`. */
  readonly date: string
  readonly exchanges: readonly RecordedExchange[]
}

export interface RecordedExchange {
  readonly request: {
    readonly method: string
    readonly path: string
    /** Without credentials. */
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  readonly answer: {
    readonly status: number
    readonly contentType?: string
    readonly body: string
  }
}

/** Who sent them is nobody's business. */
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-csrf-token'])

/** The recording of a case that was run to its end; `undefined` for one that was not. */
export function recordingOf(
  { case: it, outcome, steps }: CaseResult,
  release: Release,
  date: string
): Recording | undefined {
  if (outcome.kind === 'skipped' || outcome.kind === 'broken') return undefined
  const name = it.subject === 'search' ? release.engine : release.camunda
  return { case: it.id, release: name ?? 'unknown', date, exchanges: steps.map(exchangeOf) }
}

/** Where a recording lies, below the folder of all: product, release, case. */
export function recordingPath({ case: id, release }: Recording): readonly string[] {
  const [product = ''] = id.split('.')
  return [product, release.replace(/^.*:/, ''), `${id}.json`]
}

function exchangeOf({ sent, answer }: TakenStep): RecordedExchange {
  const { method, path, headers, body } = sent
  const shown = Object.entries(headers).filter(([name]) => !secretHeaders.has(name.toLowerCase()))
  const type = answer.headers['content-type']
  return {
    request: {
      method,
      path,
      headers: Object.fromEntries(shown),
      ...(body !== undefined && { body })
    },
    answer: {
      status: answer.status,
      ...(type !== undefined && { contentType: type }),
      body: normalised(answer.body)
    }
  }
}
