import { nameMatcher } from '../../domain/name-pattern.js'
import { isObject, opened } from './json.js'
import { LongList } from './long-list.js'

/**
 * `?filter_path=`: keeps what one of the paths leads to and drops what a path with a minus leads to. `*`
 * stands for one name or a part of it, `**` for any number of levels; arrays are walked through.
 *
 * Source: Elasticsearch, common options.
 */
export function filterPath(value: unknown, filters: readonly string[]): unknown {
  const paths = (list: readonly string[]) => list.map(path => path.split('.'))
  const included = paths(filters.filter(filter => !filter.startsWith('-')))
  const excluded = paths(filters.filter(it => it.startsWith('-')).map(it => it.slice(1)))
  const kept = included.length === 0 ? value : keep(value, included)
  return (excluded.length === 0 ? kept : drop(kept, excluded)) ?? {}
}

type Path = readonly string[]

/** The paths that are left one level down; an empty one has arrived. */
function stepped(paths: readonly Path[], name: string): Path[] {
  return paths.flatMap(path => {
    const [head, ...rest] = path
    if (head === undefined) return []
    if (head === '**') return [path, ...stepped([rest], name)]
    return nameMatcher(head)(name) ? [rest] : []
  })
}

const hasArrived = (paths: readonly Path[]) =>
  paths.some(path => path.every(segment => segment === '**'))

function keep(given: unknown, paths: readonly Path[]): unknown {
  if (hasArrived(paths)) return given
  const value = opened(given)
  if (value instanceof LongList) return value.kept(item => keep(item, paths))
  if (Array.isArray(value)) {
    const items = value.map(item => keep(item, paths)).filter(item => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (!isObject(value)) return undefined
  return members(value, (member, name) => {
    const rest = stepped(paths, name)
    return rest.length === 0 ? undefined : keep(member, rest)
  })
}

function drop(given: unknown, paths: readonly Path[]): unknown {
  if (hasArrived(paths)) return undefined
  if (paths.length === 0) return given
  const value = opened(given)
  if (value instanceof LongList) return value.dropped(item => drop(item, paths))
  if (Array.isArray(value)) {
    return value.map(item => drop(item, paths)).filter(item => item !== undefined)
  }
  if (!isObject(value)) return value
  return members(value, (member, name) => drop(member, stepped(paths, name)))
}

/** The members that are left, or `undefined` where none is. */
function members(
  value: Readonly<Record<string, unknown>>,
  change: (member: unknown, name: string) => unknown
): unknown {
  const left = Object.entries(value)
    .map(([name, member]) => [name, change(member, name)] as const)
    .filter(([, member]) => member !== undefined)
  return left.length === 0 ? undefined : Object.fromEntries(left)
}
