import fc from 'fast-check'
import type { Test } from 'tap'

/** Checks a property in one assertion, which on failure tells the smallest counterexample and its seed. */
export async function holds<Values>(
  t: Test,
  property: fc.IRawProperty<Values>,
  parameters: fc.Parameters<Values> = {}
): Promise<void> {
  const report = await fc.check(property, { includeErrorInReport: true, ...parameters })
  t.equal(report.failed ? fc.defaultReportMessage(report) : 'holds', 'holds')
}
