import type { SnapshotPlan } from '../domain/snapshot.js'
import { namedPart } from '../domain/snapshot-name.js'
import { backupWords, type WorldEvent } from '../domain/world-event.js'

/** What happens to a snapshot: it begins, it ends, it is gone. */
export function snapshotEvents(plan: SnapshotPlan): WorldEvent[] {
  const { goneMs, startMs, endMs, outcome } = plan
  const about = aboutOf(plan)
  const { words, ...facts } = about
  const started: WorldEvent = {
    atMs: startMs,
    kind: 'snapshot.started',
    ...facts,
    text: `${words} started`
  }
  const ended: WorldEvent = {
    atMs: endMs,
    kind: 'snapshot.ended',
    ...facts,
    state: outcome,
    text: `${words} ended: ${outcome}`
  }
  const gone: WorldEvent[] =
    goneMs === undefined
      ? []
      : [{ atMs: goneMs, kind: 'snapshot.gone', ...facts, text: `${words} is gone` }]
  return goneMs !== undefined && goneMs < endMs ? [started, ...gone] : [started, ended, ...gone]
}

function aboutOf({ name }: SnapshotPlan) {
  const part = namedPart(name)
  if (part === undefined) {
    return { subject: 'elasticsearch.snapshot', snapshot: name, words: `snapshot ${name}` }
  }
  const { app, backupId, partNo, partCount } = part
  const words = `part ${partNo} of ${partCount} of ${backupWords(app, backupId)}`
  return { subject: `${app}.part${partNo}`, backupId, snapshot: name, words }
}
