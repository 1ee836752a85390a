import type { ConditionSet } from '../domain/conditions.js'
import { takesSnapshots } from '../domain/conditions.js'
import type { World } from './world.js'

/** What a change of the surroundings does to what is under way. */
export function react(world: World, before: ConditionSet, after: ConditionSet): void {
  const { runs } = world
  const was = before.elasticsearch.kind
  const is = after.elasticsearch.kind
  // The call that takes the part which is running breaks off, and the application takes no further one.
  if (is === 'unreachable' && was !== is) runs.giveUpAll()
  // A part whose turn came in the meantime could not be taken.
  runs.giveUpMissedTurns(repository => {
    const isOwn = repository === world.setting.repository
    return !takesSnapshots(before, isOwn) && takesSnapshots(after, isOwn)
  })
  followRegistration(world, before, after)
  runs.replan()
}

/** A repository that goes missing is registered no more; one that comes back is, as it was at first. */
function followRegistration(world: World, before: ConditionSet, after: ConditionSet): void {
  const { repositories, setting } = world
  const name = setting.repository
  if (name === null || before.repository.kind === after.repository.kind) return
  const isRegistered = repositories.get(name) !== undefined
  if (after.repository.kind === 'missing') {
    if (isRegistered) repositories.unregister(name)
  } else if (before.repository.kind === 'missing' && !isRegistered) {
    world.registerRepository()
  }
}
