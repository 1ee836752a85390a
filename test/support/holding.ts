/** Every case that is about a target holds there. */
import type { Test } from 'tap'
import type { ContractCase } from '../../src/contract/case.js'
import { findingsOf } from '../../src/contract/report/report.js'
import type { Target } from '../../src/contract/target.js'
import { reportOf } from './verification.js'

/**
 * Runs cases, with an assertion for each.
 *
 * @param held - takes the ids of those that were run and hold.
 */
export async function holdsAt(
  t: Test,
  target: Target,
  { cases, held }: { readonly cases: readonly ContractCase[]; readonly held: Set<string> }
): Promise<void> {
  const report = await reportOf(target, { cases })
  t.strictSame(report.leftBehind, [], 'nothing is left behind')
  for (const result of report.results) {
    const { id, title, onlyWhere } = result.case
    if (result.outcome.kind === 'holds') held.add(id)
    // The target may be set up otherwise.
    if (result.outcome.kind === 'skipped' && onlyWhere !== undefined) continue
    t.equal(result.outcome.kind, 'holds', `${id}: ${title}\n${findingsOf(result).join('\n')}`)
  }
}

/** Cases that were run nowhere are about nothing. */
export function allWere(t: Test, held: ReadonlySet<string>, cases: readonly ContractCase[]): void {
  const never = cases.filter(it => !held.has(it.id)).map(it => it.id)
  t.strictSame(never, [])
}
