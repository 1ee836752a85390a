/** A part below a base path names it wherever it repeats the path of a request. */
import type { Expectation, Request } from './case.js'
import {
  Beginning,
  Each,
  Including,
  isList,
  Like,
  type Pattern,
  Some,
  Variable,
  Wording
} from './pattern.js'

/** What an address has in front of all paths, and the path that was asked for below it. */
interface Place {
  /** Such as `/core`. */
  readonly base: string
  readonly path: string
}

/** What has to come back from an address: cases name paths as they are without a base path. */
export function expectedBelow(
  expectation: Expectation,
  { path }: Pick<Request, 'path'>,
  url: string
): Expectation {
  const base = new URL(url).pathname.replace(/\/+$/, '')
  if (base === '') return expectation
  const { json, text } = expectation
  const place: Place = { base, path }
  return {
    ...expectation,
    ...(json !== undefined && { json: below(json, place) }),
    ...(text !== undefined && { text: below(text, place) })
  }
}

function below(pattern: Pattern, place: Place): Pattern {
  if (typeof pattern === 'string') return textBelow(pattern, place)
  if (typeof pattern !== 'object' || pattern === null) return pattern
  if (pattern instanceof Variable) return pattern
  if (pattern instanceof Like) return pattern.below?.(place.base) ?? pattern
  if (pattern instanceof Wording) return new Wording(textBelow(pattern.template, place))
  if (pattern instanceof Each) return new Each(below(pattern.item, place), pattern.atLeast)
  if (pattern instanceof Including) return new Including(below(pattern.item, place))
  if (pattern instanceof Beginning) {
    return new Beginning(pattern.items.map(item => below(item, place)))
  }
  if (pattern instanceof Some) return new Some(membersBelow(pattern.members, place))
  return isList(pattern) ? pattern.map(item => below(item, place)) : membersBelow(pattern, place)
}

function membersBelow(
  members: Readonly<Record<string, Pattern>>,
  place: Place
): Readonly<Record<string, Pattern>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, below(member, place)])
  )
}

/** What is before a path, or before the one that was asked for, whatever it is. */
const wholePath = /\bendpoint [A-Z]+ (?=\/)|(?:^|[\s"[])(?=\/+actuator(?![\w-]))/gi

/** Whole paths begin a text or a word in it; resources that are looked for have no slash in front. */
function textBelow(text: string, { base, path }: Place): string {
  if (text === path) return `${base}${path}`
  return text
    .replace(wholePath, before => `${before}${base}`)
    .replace(/\bresource (?=actuator(?![\w-]))/g, before => `${before}${base.slice(1)}/`)
    .replace(/\bresource (?=\.$)/, before => `${before}${base.slice(1)}`)
}
