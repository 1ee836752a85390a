/** Snapshots as somebody else would have left them. */
import type { Step } from '../case.js'
import { type Pattern, the } from '../pattern.js'
import type { HistoryLine } from './history-lines.js'

/** A snapshot of nothing under a name, gone again in the end. */
export function stray(name: string, metadata?: Pattern): Step {
  const path = `/_snapshot/{repository}/${name}`
  const body = { indices: '-*', include_global_state: false }
  return {
    send: {
      to: 'search',
      method: 'PUT',
      path: `${path}?wait_for_completion=true`,
      body: metadata === undefined ? body : { ...body, metadata }
    },
    expect: { status: 200 },
    undo: [{ to: 'search', method: 'DELETE', path }]
  }
}

/** The first part of this case's backup, as another version of Operate or Tasklist would have left it. */
export function foreignPart({ subject }: HistoryLine): Step {
  return stray(`camunda_${subject}_{id}_0.0.1_part_1_of_6`, {
    backupId: the('id'),
    version: '0.0.1',
    partNo: 1,
    partCount: 6
  })
}
