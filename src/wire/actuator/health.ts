/** Health as Spring Boot's actuator tells it: as a whole, by group, and by component. */

/** From the worst to the best, in which order a whole takes the status of its parts. */
const statuses = ['DOWN', 'OUT_OF_SERVICE', 'DEGRADED', 'UP'] as const
export type HealthStatus = (typeof statuses)[number]

/** What one indicator says. */
export interface Component {
  readonly status: HealthStatus
  readonly details?: Readonly<Record<string, unknown>>
}

/** Everything that an application's health is made of. */
export interface HealthTree {
  readonly components: Readonly<Record<string, Component>>
  readonly groups: Readonly<Record<string, HealthGroup>>
  /** Whether the whole shows its components; where not, none can be asked for. */
  readonly open: boolean
}

export interface HealthGroup {
  readonly members: readonly string[]
  readonly open: boolean
}

/** The order of members: Spring Boot 3 puts groups and a status first, Spring Boot 4 puts them last. */
export type HealthOrder = 'groups first' | 'components first'

export interface HealthAnswer {
  readonly status: 200 | 503
  readonly body: object
}

/**
 * Answers for a path behind `/health`: the whole, a group, a component, or a component of a group. A
 * trailing slash does no harm. `undefined` where there is no such thing, or it is not shown.
 */
export function healthAt(
  path: string,
  tree: HealthTree,
  order: HealthOrder
): HealthAnswer | undefined {
  const [name = '', member, ...more] = path.replace(/\/$/, '').split('/')
  if (more.length > 0) return undefined
  if (name === '') return whole(tree, order)
  const group = entry(tree.groups, name)
  if (group !== undefined && member === undefined) return groupHealth(group, tree, order)
  const shown = group === undefined ? tree.open && member === undefined : isMember(group, member)
  const component = shown ? entry(tree.components, member ?? name) : undefined
  return component && answer(component.status, written(component, order))
}

function whole({ components, groups, open }: HealthTree, order: HealthOrder): HealthAnswer {
  const status = worst(Object.values(components))
  const names = Object.keys(groups).toSorted()
  const grouped = names.length > 0 ? { groups: names } : {}
  const opened = open ? { components: writtenAll(components, order) } : {}
  return order === 'groups first'
    ? answer(status, { status, ...grouped, ...opened })
    : answer(status, { status, ...opened, ...grouped })
}

function groupHealth(group: HealthGroup, tree: HealthTree, order: HealthOrder): HealthAnswer {
  const members = Object.entries(tree.components).filter(([name]) => group.members.includes(name))
  const components = Object.fromEntries(members)
  const status = worst(Object.values(components))
  const opened = group.open ? { components: writtenAll(components, order) } : {}
  return answer(status, { status, ...opened })
}

function isMember({ members, open }: HealthGroup, member: string | undefined): boolean {
  return open && member !== undefined && members.includes(member)
}

function worst(components: readonly Component[]): HealthStatus {
  return statuses.find(status => components.some(it => it.status === status)) ?? 'UP'
}

function writtenAll(components: Readonly<Record<string, Component>>, order: HealthOrder): object {
  const byName = Object.entries(components).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(byName.map(([name, it]) => [name, written(it, order)]))
}

function written({ status, details }: Component, order: HealthOrder): object {
  if (details === undefined) return { status }
  return order === 'groups first' ? { status, details } : { details, status }
}

function answer(status: HealthStatus, body: object): HealthAnswer {
  return { status: status === 'DOWN' || status === 'OUT_OF_SERVICE' ? 503 : 200, body }
}

function entry<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
