/** A part that goes on not answering is not asked for the rest of its cases: each would take its whole time. */
import type { ContractCase, Subject } from './case.js'
import type { CaseResult } from './result.js'

/** So many cases of a subject in a row. */
export const unansweredMax = 5

export class GivingUp {
  readonly #unanswered = new Map<Subject, number>()

  note({ case: { subject }, outcome: { kind } }: CaseResult): void {
    if (kind === 'skipped') return
    const before = this.#unanswered.get(subject) ?? 0
    this.#unanswered.set(subject, kind === 'broken' ? before + 1 : 0)
  }

  /** Why a case is not run any more, or `undefined`. */
  reasonToSkip({ subject }: ContractCase): string | undefined {
    return this.subjects.includes(subject)
      ? `${unansweredMax} cases of ${subject} in a row had no answer`
      : undefined
  }

  /** Those that are not asked any more. */
  get subjects(): readonly Subject[] {
    return [...this.#unanswered].filter(([, count]) => count >= unansweredMax).map(([it]) => it)
  }
}
