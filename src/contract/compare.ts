/** Holds what came against what was promised, and says where the two part. */
import { isLosslessNumber } from 'lossless-json'
import {
  Beginning,
  Each,
  Including,
  isList,
  Like,
  literal,
  type Pattern,
  Some,
  Variable,
  Wording
} from './pattern.js'
import { filled, type Variables } from './variables.js'

export interface Difference {
  /** Where, such as `/snapshots/0/state`; empty for the whole. */
  readonly at: string
  readonly expected: string
  readonly actual: string
}

/** Every difference between a value that was read without loss and a pattern; none where it fits. */
export function differences(
  pattern: Pattern,
  value: unknown,
  variables: Variables,
  at = ''
): readonly Difference[] {
  const differs = (): Difference[] => [
    { at, expected: shown(pattern, variables), actual: shownValue(value) }
  ]
  if (pattern instanceof Like) return pattern.fits(plain(value)) ? [] : differs()
  if (pattern instanceof Variable) {
    return shownValue(value) === shown(pattern, variables) ? [] : differs()
  }
  if (pattern instanceof Each) {
    if (!Array.isArray(value) || value.length < pattern.atLeast) return differs()
    return value.flatMap((item, index) =>
      differences(pattern.item, item, variables, `${at}/${index}`)
    )
  }
  if (pattern instanceof Including) {
    const fits = (item: unknown) => differences(pattern.item, item, variables).length === 0
    return Array.isArray(value) && value.some(fits) ? [] : differs()
  }
  if (pattern instanceof Beginning) {
    const { items } = pattern
    if (!Array.isArray(value) || value.length < items.length) return differs()
    return items.flatMap((item, index) =>
      differences(item, value[index], variables, `${at}/${index}`)
    )
  }
  if (pattern instanceof Wording) {
    return typeof value === 'string' && isWorded(value, pattern, variables) ? [] : differs()
  }
  if (pattern instanceof Some) {
    if (!isRecord(value)) return differs()
    return memberDifferences(named(pattern.members, variables), value, variables, at)
  }
  if (isList(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length) return differs()
    return pattern.flatMap((item, index) =>
      differences(item, value[index], variables, `${at}/${index}`)
    )
  }
  if (typeof pattern === 'object' && pattern !== null) {
    if (!isRecord(value)) return differs()
    const members = named(pattern, variables)
    const order = Object.keys(value).join(', ')
    const wanted = Object.keys(members).join(', ')
    const misplaced = order === wanted ? [] : [{ at, expected: `members ${wanted}`, actual: order }]
    return [...misplaced, ...memberDifferences(members, value, variables, at)]
  }
  const wanted = typeof pattern === 'string' ? filled(pattern, variables) : pattern
  return plain(value) === wanted ? [] : differs()
}

/** Names of members may hold variables, as texts do. */
function named(
  members: Readonly<Record<string, Pattern>>,
  variables: Variables
): Readonly<Record<string, Pattern>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [filled(name, variables), member])
  )
}

function memberDifferences(
  members: Readonly<Record<string, Pattern>>,
  value: Readonly<Record<string, unknown>>,
  variables: Variables,
  at: string
): readonly Difference[] {
  return Object.entries(members).flatMap(([name, member]) =>
    name in value
      ? differences(member, value[name], variables, `${at}/${name}`)
      : [{ at: `${at}/${name}`, expected: shown(member, variables), actual: 'nothing' }]
  )
}

/** A pattern as it is shown to people. */
export function shown(pattern: Pattern, variables: Variables): string {
  if (pattern instanceof Like) return pattern.words
  if (pattern instanceof Variable) return shownValue(variables.get(pattern.name))
  if (pattern instanceof Each) return `[${shown(pattern.item, variables)}, ...]`
  if (pattern instanceof Including) return `[..., ${shown(pattern.item, variables)}, ...]`
  if (pattern instanceof Beginning) {
    return `[${[...pattern.items.map(item => shown(item, variables)), '...'].join(',')}]`
  }
  if (pattern instanceof Wording) return JSON.stringify(filled(pattern.template, variables))
  if (pattern instanceof Some)
    return `${shownMembers(pattern.members, variables).slice(0, -1)}, ...}`
  if (isList(pattern)) return `[${pattern.map(item => shown(item, variables)).join(',')}]`
  if (typeof pattern === 'object' && pattern !== null) return shownMembers(pattern, variables)
  return JSON.stringify(typeof pattern === 'string' ? filled(pattern, variables) : pattern)
}

function shownMembers(members: Readonly<Record<string, Pattern>>, variables: Variables): string {
  const parts = Object.entries(named(members, variables)).map(
    ([name, member]) => `${JSON.stringify(name)}:${shown(member, variables)}`
  )
  return `{${parts.join(',')}}`
}

/** A value as it is shown to people, every digit of it. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'bigint' || isLosslessNumber(value)) return String(value)
  if (Array.isArray(value)) return `[${value.map(shownValue).join(',')}]`
  if (isRecord(value)) {
    const parts = Object.entries(value).map(
      ([name, member]) => `${JSON.stringify(name)}:${shownValue(member)}`
    )
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value)
}

function isWorded(value: string, { template }: Wording, variables: Variables): boolean {
  const words = template.split('*').map(part => literal(filled(part, variables)))
  return new RegExp(`^${words.join('.*')}$`, 's').test(value)
}

/** Numbers that keep their digits are compared as numbers where nothing is lost by it. */
function plain(value: unknown): unknown {
  return isLosslessNumber(value) ? Number(value.value) : value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
  )
}
