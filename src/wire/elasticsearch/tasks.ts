import { nameMatcher } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { malformed } from './body.js'
import { type NodeIdentity, nodeHead, nodeRoles } from './nodes.js'
import type { Query } from './query.js'
import { humanTime } from './units.js'

export interface TaskFacts {
  readonly id: number
  readonly action: string
  readonly description: string
  readonly startMs: number
}

export interface TaskView {
  readonly node: NodeIdentity
  readonly traits: SearchTraits
  readonly nowMs: number
  readonly detailed: boolean
  readonly human: boolean
}

/** One task. Source: Elasticsearch, `TaskInfo.toXContent`. */
export function taskJson(
  { id, action, description, startMs }: TaskFacts,
  { node, nowMs, detailed, human }: TaskView
) {
  const runningMs = nowMs - startMs
  return {
    node: node.nodeId,
    id,
    type: 'transport',
    action,
    ...(detailed && { description }),
    ...(human && { start_time: new Date(startMs).toISOString() }),
    start_time_in_millis: startMs,
    ...(human && { running_time: humanTime(runningMs) }),
    running_time_in_nanos: runningMs * 1_000_000,
    cancellable: false,
    headers: {}
  }
}

const groupings = ['nodes', 'parents', 'none'] as const
export type Grouping = (typeof groupings)[number]

export function readGrouping(query: Query): Grouping {
  const text = query.text('group_by') ?? 'nodes'
  const known = groupings.find(it => it === text)
  return (
    known ?? malformed(`[group_by] must be one of [nodes], [parents] or [none] but was [${text}]`)
  )
}

/** The tasks whose action is one of those asked for; all where none is. */
export function tasksAsked<Task extends TaskFacts>(
  tasks: readonly Task[],
  actions: readonly string[]
): readonly Task[] {
  if (actions.length === 0) return tasks
  const matchers = actions.map(nameMatcher)
  return tasks.filter(({ action }) => matchers.some(matches => matches(action)))
}

/** `GET /_tasks`; a task without children is a parent. */
export function taskList(tasks: readonly TaskFacts[], grouping: Grouping, view: TaskView) {
  if (grouping === 'none') return { tasks: tasks.map(task => taskJson(task, view)) }
  const { nodeId } = view.node
  const byId = tasks.map(task => [`${nodeId}:${task.id}`, taskJson(task, view)] as const)
  if (grouping === 'parents') return { tasks: Object.fromEntries(byId) }
  if (tasks.length === 0) return { nodes: {} }
  const node = {
    ...nodeHead(view.node),
    roles: nodeRoles(view.traits),
    tasks: Object.fromEntries(byId)
  }
  return { nodes: { [nodeId]: node } }
}

/** `GET /_tasks/{id}`. Source: Elasticsearch, `TaskId` and `TransportGetTaskAction`. */
export function theTask(text: string, tasks: readonly TaskFacts[], view: TaskView) {
  const [, node, number] = /^(.+):(\d{1,18})$/.exec(text) ?? []
  if (node === undefined) return malformed(`malformed task id ${text}`)
  if (node !== view.node.nodeId) {
    const reason =
      `task [${text}] belongs to the node [${node}] which isn't part of the cluster and there is no record of ` +
      'the task'
    return refuse({ code: 'RESOURCE_UNKNOWN', reason })
  }
  const task = tasks.find(({ id }) => id === Number(number))
  const reason = `task [${text}] isn't running and hasn't stored its results`
  return task === undefined
    ? refuse({ code: 'RESOURCE_UNKNOWN', reason })
    : { completed: false, task: taskJson(task, { ...view, detailed: true }) }
}
