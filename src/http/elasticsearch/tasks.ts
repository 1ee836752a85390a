import { meansNode } from '../../wire/elasticsearch/nodes.js'
import { readGrouping, taskList, tasksAsked, theTask } from '../../wire/elasticsearch/tasks.js'
import { runningTasks } from '../../world/search-tasks.js'
import type { SearchCall, SearchRoute } from './route.js'

function viewOf({ world, identity, traits, query }: SearchCall) {
  return {
    node: identity,
    traits,
    nowMs: world.clock.nowMs(),
    detailed: query.flag('detailed', false),
    human: query.flag('human', false)
  }
}

/** What runs for somebody: snapshots and restores. */
export const taskRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getTasks',
    demand: 'nothing',
    methods: ['GET'],
    paths: ['/_tasks'],
    parameters: ['actions', 'detailed', 'group_by', 'nodes', 'timeout', 'master_timeout'],
    answer(call) {
      const { world, identity, query } = call
      const isMeant = meansNode(query.list('nodes'), identity)
      const tasks = tasksAsked(isMeant ? runningTasks(world) : [], query.list('actions'))
      return { json: taskList(tasks, readGrouping(query), viewOf(call)) }
    }
  },
  {
    operationId: 'elasticsearch.getTask',
    demand: 'nothing',
    methods: ['GET'],
    paths: ['/_tasks/:task'],
    parameters: ['timeout'],
    answer: call => ({ json: theTask(call.param('task'), runningTasks(call.world), viewOf(call)) })
  }
]
