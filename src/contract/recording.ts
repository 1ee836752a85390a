/** Exchanges with a real deployment, kept as evidence: what is different every time is replaced by words. */

import type { Step } from './case.js'
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
    /** Which part it went to; that of the case where absent. */
    readonly to?: Step['send']['to']
    readonly method: string
    readonly path: string
    /** What the case says of them. What somebody sends with every request, such as credentials, is not kept. */
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
    /** Bytes that were sent in place of all that, with the places of a case in them. */
    readonly raw?: string
  }
  readonly answer: {
    readonly status: number
    readonly contentType?: string
    readonly body: string
  }
}

/**
 * The recording of a case that was run to its end; `undefined` for one that was not, and for one that only a mock
 * can be brought into.
 */
export function recordingOf(
  { case: it, outcome, steps }: CaseResult,
  release: Release,
  date: string
): Recording | undefined {
  const hasEnded = outcome.kind === 'holds' || outcome.kind === 'differs'
  if (!hasEnded || it.mockOnly !== undefined) return undefined
  const name = it.subject === 'search' ? release.engine : release.camunda
  const exchanges = steps.flatMap((taken, index) => {
    const step = it.steps[index]
    return step === undefined ? [] : [exchangeOf(step, taken)]
  })
  return { case: it.id, release: name ?? 'unknown', date, exchanges }
}

/** Where a recording lies, below the folder of all: product, release, case. */
export function recordingPath({ case: id, release }: Recording): readonly string[] {
  const [product = ''] = id.split('.')
  return [product, release.replace(/^.*:/, ''), `${id}.json`]
}

function exchangeOf({ send }: Step, { sent, answer }: TakenStep): RecordedExchange {
  const { method, path, headers, body, raw } = sent
  const type = headers['content-type']
  const answered = answer.headers['content-type']
  return {
    request: {
      ...(send.to !== undefined && { to: send.to }),
      method,
      path,
      headers: { ...(type !== undefined && { 'content-type': type }), ...send.headers },
      ...(body !== undefined && { body }),
      ...(raw !== undefined && { raw })
    },
    answer: {
      status: answer.status,
      ...(answered !== undefined && { contentType: answered }),
      body: normalised(answer.body)
    }
  }
}
