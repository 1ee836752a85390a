/** What is wrong with a state whose every value can be read: with the world, and with itself. */
import { faultComplaints } from '../../domain/fault-complaints.js'
import type { SnapshotPlan } from '../../domain/snapshot.js'
import { backupApps } from '../../domain/snapshot-name.js'
import { storageKey } from '../repository-place.js'
import type { Run } from '../runs.js'
import type { World } from '../world.js'
import type { Place } from './place.js'
import { unseen } from './unseen.js'
import { settingFactsOf, type WorldMemory } from './world-memory.js'
import { zeebeDisagreements } from './zeebe-agreement.js'

export function disagreements(world: World, memory: WorldMemory, root: Place): void {
  compareSettings(world, memory, root.at('setting'))
  comparePlans(memory, root.at('plans'))
  compareIndices(memory, root.at('indices'))
  compareRepositories(memory, root.at('repositories'))
  compareRuns(memory.runs, root.at('runs'))
  compareApps(world, memory, root.at('apps'))
  compareFaults(memory, root.at('faults'))
  zeebeDisagreements(world.setting.partitionsCount, memory, root)
}

/** A state makes sense only in a world of its kind. */
function compareSettings(world: World, { setting }: WorldMemory, at: Place): void {
  const own = settingFactsOf(world)
  const wording = {
    camunda: 'this world has the release',
    storage: 'this world has the storage',
    partitionsCount: 'the partitions of this world are',
    repository: 'this world has the repository'
  } as const
  for (const name of ['camunda', 'storage', 'partitionsCount', 'repository'] as const) {
    if (setting[name] === own[name]) continue
    at.at(name).complain(`is ${setting[name]}, but ${wording[name]} ${own[name]}`)
  }
}

function compareFaults({ faults: { lastNo, records } }: WorldMemory, at: Place): void {
  const isNew = unseen()
  for (const [index, { rule }] of records.entries()) {
    const place = at.along('records', index)
    compareId(rule.id, { word: 'fault', lastNo, isNew }, place.along('rule', 'id'))
    for (const complaint of faultComplaints(rule)) place.at('rule').complain(complaint)
  }
}

/** Ids of a kind are numbered, and given once. */
function compareId(
  id: string,
  known: { word: string; lastNo: number; isNew: (id: string) => boolean },
  at: Place
): void {
  const [, word, digits] = /^([a-z]+)-([1-9]\d{0,14})$/.exec(id) ?? []
  if (word !== known.word || !(Number(digits) <= known.lastNo)) {
    at.complain(`is not one of ${known.word}-1 to ${known.word}-${known.lastNo}`)
  }
  if (!known.isNew(id)) at.complain(`${id} is there twice`)
}

function comparePlans({ plans: { made, ordinal } }: WorldMemory, at: Place): void {
  const isNew = unseen()
  for (const [index, { id }] of made.entries()) {
    compareId(id, { word: 'plan', lastNo: ordinal, isNew }, at.along('made', index, 'id'))
  }
}

function compareIndices({ indices: { present } }: WorldMemory, at: Place): void {
  const isNew = unseen()
  for (const [index, { name }] of present.entries()) {
    if (!isNew(name)) at.along('present', index).complain(`index ${name} is there twice`)
  }
}

function compareRepositories({ repositories }: WorldMemory, at: Place): void {
  const { registered, storages, ordinal } = repositories
  const isNew = { place: unseen(), uuid: unseen(), ordinal: unseen(), repository: unseen() }
  for (const [index, { place, isWritten, snapshots }] of storages.entries()) {
    const storage = at.along('storages', index)
    if (!isNew.place(place)) storage.at('place').complain(`${place} is there twice`)
    if (isWritten === false || (isWritten && snapshots.length > 0)) {
      storage.at('isWritten').complain('is told of a storage that is empty again, and no other')
    }
    const isNewName = unseen()
    for (const [position, plan] of snapshots.entries()) {
      const there = storage.along('snapshots', position)
      compareSnapshot(plan, ordinal, there)
      if (!isNewName(plan.name)) there.at('name').complain(`${plan.name} is there twice`)
      if (!isNew.uuid(plan.uuid)) there.at('uuid').complain(`${plan.uuid} is there twice`)
      if (!isNew.ordinal(plan.ordinal)) there.at('ordinal').complain('is there twice')
    }
  }
  const places = new Set(storages.map(it => it.place))
  for (const [index, { name, type, settings }] of registered.entries()) {
    const there = at.along('registered', index)
    if (!isNew.repository(name)) there.at('name').complain(`${name} is there twice`)
    if (!places.has(storageKey(type, settings))) there.complain('leads to none of the storages')
  }
}

function compareSnapshot(plan: SnapshotPlan, ordinalMax: number, at: Place): void {
  if (plan.startMs > plan.endMs) at.at('endMs').complain('lies before the start')
  if (plan.ordinal > ordinalMax) at.at('ordinal').complain(`is more than ${ordinalMax}`)
}

function compareRuns(runs: readonly Run[], at: Place): void {
  const isNew = unseen()
  for (const [index, { runId, app, backupId, parts }] of runs.entries()) {
    const run = at.at(index)
    if (!isNew(runId)) run.at('runId').complain(`${runId} is there twice`)
    if (app !== 'elasticsearch' && backupId === undefined) run.at('backupId').complain('is missing')
    for (const [position, { timing }] of parts.entries()) {
      if (timing === undefined || timing.startMs <= timing.endMs) continue
      run.along('parts', position, 'timing', 'endMs').complain('lies before the start')
    }
  }
}

function compareApps(world: World, { apps }: WorldMemory, at: Place): void {
  for (const app of backupApps) {
    const { length } = world.dialects[app]
    if (apps[app].length !== length) at.at(app).complain(`has not ${length} elements`)
  }
}
