/** What build servers expect of JUnit's XML, as far as reports use it: elements, attributes and their types. */
import type { Element } from './markup.js'

type Check = (value: string) => boolean

const count: Check = value => /^\d+$/.test(value)
const seconds: Check = value => /^\d+(\.\d+)?$/.test(value)
const words: Check = () => true
const name: Check = value => value !== ''
const instant: Check = value => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value)

interface Rule {
  readonly required: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
  readonly children: readonly string[]
  readonly hasText: boolean
}

const counts = { tests: count, failures: count, errors: count, time: seconds }
const found: Rule = {
  required: {},
  optional: { message: words, type: words },
  children: [],
  hasText: true
}

const rules: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: {},
    optional: { ...counts, name, disabled: count },
    children: ['testsuite'],
    hasText: false
  },
  testsuite: {
    required: { name },
    optional: { ...counts, skipped: count, disabled: count, timestamp: instant, hostname: name },
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    hasText: false
  },
  testcase: {
    required: { name, classname: name },
    optional: { time: seconds, assertions: count, status: words },
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    hasText: false
  },
  failure: found,
  error: found,
  skipped: found
}

/** What is wrong with a report; nothing where it fits. */
export function junitComplaints(element: Element, expected = ['testsuites']): readonly string[] {
  const { name: is, attributes, children, text } = element
  const rule = rules[is]
  if (rule === undefined || !expected.includes(is)) return [`<${is}> stands where it may not`]
  const known = { ...rule.required, ...rule.optional }
  return [
    ...Object.keys(rule.required)
      .filter(it => !(it in attributes))
      .map(it => `<${is}> has no ${it}`),
    ...Object.entries(attributes)
      .filter(([it, value]) => !(known[it]?.(value) ?? false))
      .map(([it, value]) => `<${is} ${it}="${value}">`),
    ...(rule.hasText || text.trim() === '' ? [] : [`<${is}> has text`]),
    ...children.flatMap(it => junitComplaints(it, [...rule.children]))
  ]
}
