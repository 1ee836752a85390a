/** JUnit's XML fits what build servers take, and its counts add up. */
import t from 'tap'
import { junit } from '../../../src/contract/report/junit.js'
import { countsOf, type Report, troublesOf } from '../../../src/contract/report/report.js'
import { type Element, elementIn, everyElement } from '../../support/markup.js'
import { reports } from '../../support/nasty-report.js'
import { schemaComplaints } from '../../support/xmllint.js'

const schema = 'test/contract/report/junit.xsd'

for (const [name, report] of Object.entries<Report>(reports)) {
  t.test(`a report ${name}`, async t => {
    const text = junit(report)
    t.equal(await schemaComplaints(text, schema), '')
    const root = elementIn(text)
    const { holds, differs, broken, skipped } = countsOf(report)
    const troubles = troublesOf(report).length
    t.match(root.attributes, {
      tests: String(holds + differs + broken + skipped + troubles),
      failures: String(differs),
      errors: String(broken + troubles)
    })
    const all = everyElement(root)
    const count = (name: string) => all.filter(it => it.name === name).length
    t.equal(count('testcase'), report.results.length + troubles)
    t.equal(count('failure'), differs)
    t.equal(count('error'), broken + troubles)
    t.equal(count('skipped'), skipped)
    t.equal(count('system-err'), report.leftBehind.length > 0 ? 1 : 0)
    for (const suite of root.children) t.strictSame(countedIn(suite), suite.attributes)
  })
}

function countedIn(suite: Element): Readonly<Record<string, string>> {
  const cases = suite.children.filter(it => it.name === 'testcase')
  const of = (name: string) =>
    String(cases.filter(it => it.children.some(found => found.name === name)).length)
  return {
    ...suite.attributes,
    tests: String(cases.length),
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped')
  }
}

/** Each breaks a report that fits; the schema would be worth nothing if it took one of them. */
const breaks: readonly (readonly [what: string, find: string | RegExp, put: string])[] = [
  ['a control character', 'name="', 'name="\u0001'],
  ['an unescaped ampersand', 'name="', 'name="& '],
  ['a tag that is not closed', '</testcase>', ''],
  ['an attribute that the root has not', '<testsuites ', '<testsuites timestamp="2026" '],
  ['a suite that does not count its errors', /(<testsuite [^>]*) errors="\d+"/, '$1'],
  ['a count that is none', /tests="\d+"/, 'tests="-1"'],
  ['a time as it is said elsewhere', /time="\d+\.\d+"/, 'time="1e3"'],
  ['a time with more decimals', /time="(\d+\.\d+)"/, 'time="$1001"'],
  ['an instant with a zone', /timestamp="([^"]*)"/, 'timestamp="$1Z"'],
  ['an instant that is none', /timestamp="([^"]*)"/, 'timestamp="2026-13-01T00:00:00"'],
  ['a case without a class', / classname="[^"]*"/, ''],
  ['a case without a name', / name="[^"]*" classname/, ' classname'],
  ['a case with two outcomes', '</failure>', '</failure><error message="a" type="b">c</error>'],
  ['a finding that says nothing', /(<failure [^>]*)>[^<]*</, '$1> <'],
  ['an element that nobody knows', '<failure ', '<unlucky/><failure '],
  ['text beside a case', '<testcase ', 'text <testcase '],
  ['the same case twice', /<testcase [\s\S]*?<\/testcase>/, '$&$&'],
  ['the same suite twice', /<testsuite [\s\S]*?<\/testsuite>/, '$&$&']
]

for (const [what, find, put] of breaks) {
  t.test(`${what} is refused`, async t => {
    const text = junit({ ...reports.whole, results: reports.whole.results.slice(0, 3) })
    t.equal(await schemaComplaints(text, schema), '')
    const broken = text.replace(find, put)
    t.not(broken, text, 'it is broken')
    t.not(await schemaComplaints(broken, schema), '')
  })
}
