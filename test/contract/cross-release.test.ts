/** Cases about one release, run against another one, differ just where the releases do. */
import t from 'tap'
import { isOfRelease } from '../../src/contract/applying.js'
import type { ContractCase } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import type { Release } from '../../src/contract/target.js'
import { aTarget, reportOf } from '../support/verification.js'

t.jobs = 2

/** Which releases are confused: what the cases are about, and what answers. */
const pairs: readonly (readonly [about: string, answers: string])[] = [
  ['8.6', '8.7'],
  ['8.7', '8.6'],
  ['8.7', '8.8'],
  ['8.8', '8.7'],
  ['8.8', '8.9']
]

function isSameSomewhere(it: ContractCase, release: Release): boolean {
  const text = (one: ContractCase) => JSON.stringify([one.subject, one.steps, one.mockOnly])
  return contractCases.some(
    other => other !== it && isOfRelease(other, release) && text(other) === text(it)
  )
}

for (const [about, answers] of pairs) {
  t.test(`cases about ${about} in front of ${answers}`, async t => {
    const target = await aTarget(t, ['--camunda', answers])
    const { results, release } = await reportOf(target, { camunda: about, eventuallyMs: 300 })
    const other: Release = { ...release, camunda: answers }
    for (const { case: it, outcome } of results) {
      const isExpected = isOfRelease(it, other) || isSameSomewhere(it, other) ? 'holds' : 'differs'
      t.equal(outcome.kind, isExpected, it.id)
    }
  })
}
