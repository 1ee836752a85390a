/** Cases about one release, run against another one, differ just where the releases do. */
import t from 'tap'
import { isOfRelease } from '../../src/contract/applying.js'
import type { ContractCase } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import type { Release } from '../../src/contract/target.js'
import { aTarget, reportOf } from '../support/verification.js'

/** Told of each release by itself, and all the same in both: mostly what leads nowhere in either. */
const alike: readonly (readonly [id: string, reason: string])[] = [
  ['zeebe.edge.slashes.gateway', 'a path that has never been one'],
  ['zeebe.edge.spelling.gateway', 'a path that has never been one'],
  ['zeebe.edge.trace.gateway', 'the server refuses it before it looks at the path'],
  ['zeebe.edge.multipart.gateway', 'neither release has the path in that type'],
  ['zeebe.server.paths.gateway', 'the server refuses it before it looks at the path'],
  ['zeebe.server.expectations.gateway', 'the server looks at the head alone'],
  ['zeebe.rebalance.accepted.gateway', 'the newer release answers alike, on other evidence']
]

/** Which releases are confused: what the cases are about, and what answers. */
const pairs: readonly (readonly [about: string, answers: string])[] = [
  ['8.6', '8.7'],
  ['8.7', '8.8']
]

/** Whether the other release has a case of its own that says the same. */
function isSameSomewhere(it: ContractCase, release: Release): boolean {
  const text = (one: ContractCase) => JSON.stringify([one.subject, one.steps, one.mockOnly])
  return contractCases.some(
    other => other !== it && isOfRelease(other, release) && text(other) === text(it)
  )
}

function expected(it: ContractCase, other: Release): 'holds' | 'differs' {
  const isAlike = alike.some(([id]) => id === it.id)
  return isOfRelease(it, other) || isAlike || isSameSomewhere(it, other) ? 'holds' : 'differs'
}

for (const [about, answers] of pairs) {
  t.test(`cases about ${about} in front of ${answers}`, async t => {
    const target = await aTarget(t, ['--camunda', answers])
    const { results, release } = await reportOf(target, { camunda: about, eventuallyMs: 1_500 })
    for (const { case: it, outcome } of results) {
      t.equal(outcome.kind, expected(it, { ...release, camunda: answers }), it.id)
    }
  })
}

for (const [about, answers] of [
  ['8.15', '8.16'],
  ['8.16', '8.15']
] as const) {
  t.test(`cases about Elasticsearch ${about} in front of ${answers}`, async t => {
    const target = await aTarget(t, [
      '--search-engine',
      `elasticsearch:${answers}`,
      '--camunda',
      '8.7'
    ])
    const one: Release = { camunda: '8.7', engine: `elasticsearch:${about}` }
    const chosen = contractCases.filter(it => it.subject === 'search' && isOfRelease(it, one))
    // Whatever answers is taken for the other one.
    const cases = chosen.map(({ engines: _, ...it }) => it)
    const { results, release } = await reportOf(target, { cases })
    const engines = new Map(chosen.map(it => [it.id, it]))
    for (const { case: it, outcome } of results) {
      t.equal(outcome.kind, expected(engines.get(it.id) ?? it, release), it.id)
    }
  })
}
