/** What came of a case. */
import type { ContractCase } from './case.js'
import type { Difference } from './compare.js'
import type { Answer, SentRequest } from './exchange.js'

/** A request with what came back. */
export interface TakenStep {
  readonly sent: SentRequest
  readonly answer: Answer
}

export type Outcome =
  | { readonly kind: 'holds' }
  | {
      readonly kind: 'differs'
      /** The last step is the one that does. */
      readonly differences: readonly Difference[]
      /** The answer that was expected, in one text. */
      readonly expected: string
    }
  /** The target did not answer. */
  | { readonly kind: 'broken'; readonly why: string }
  /** Not run: not allowed, not about this target, or only a mock can be brought into it. */
  | { readonly kind: 'skipped'; readonly why: string }

export interface CaseResult {
  readonly case: ContractCase
  readonly outcome: Outcome
  readonly steps: readonly TakenStep[]
  readonly tookMs: number
}
