import type { Test } from 'tap'
import { addressesOf } from '../../src/contract/addresses.js'
import type { ContractCase } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import type { Report } from '../../src/contract/report/report.js'
import { safetyClasses } from '../../src/contract/safety.js'
import type { Target } from '../../src/contract/target.js'
import { type Verification, verify } from '../../src/contract/verifying.js'
import { startHere } from './started.js'

/** A mock on ports of its own, as the target of a verification. Closes with the test. */
export async function aTarget(t: Test, argv: readonly string[]): Promise<Target> {
  const { ready } = await startHere(t, [...argv, '--pace', 'instant', '--repository', 'camunda'])
  return targetOf(ready.doors)
}

const user = ['camunda', 'correct horse'] as const

/** The same, whose search engine demands credentials, which the target knows. */
export async function aGuardedTarget(t: Test, argv: readonly string[]): Promise<Target> {
  const [name, password] = user
  const credentials = ['--elasticsearch-user', name, '--elasticsearch-password', password]
  const target = await aTarget(t, [...argv, ...credentials])
  const authorization = `Basic ${Buffer.from(user.join(':')).toString('base64')}`
  return { ...target, headers: { authorization } }
}

/** The target that is behind the doors of a mock. */
export function targetOf(doors: Readonly<Partial<Record<string, string>>>): Target {
  const { control } = doors
  return {
    addresses: addressesOf(doors),
    headers: {},
    timeoutMs: 10_000,
    ...(control !== undefined && { control })
  }
}

/** Runs cases, all of them and with everything allowed unless told otherwise. */
export function verified(target: Target, over: Partial<Verification> = {}): Promise<Report> {
  return verify({
    target,
    cases: contractCases,
    safety: safetyClasses,
    only: [],
    repository: 'camunda',
    signal: new AbortController().signal,
    eventuallyMs: 10_000,
    everyMs: 5,
    nowMs: Date.now,
    ...over
  })
}

/** The report of a run that came to its end. */
export async function reportOf(target: Target, over: Partial<Verification> = {}): Promise<Report> {
  const report = await verified(target, over)
  if (report.absent.length === 0) return report
  throw new Error(`the target does not answer: ${JSON.stringify(report.absent)}`)
}

/** The cases that are named, in their order. */
export function casesNamed(...ids: readonly string[]): readonly ContractCase[] {
  return contractCases.filter(it => ids.includes(it.id))
}
