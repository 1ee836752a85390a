/**
 * Which indices each part of a backup holds, as expressions over an application's own index names. The
 * dated groups are the archives, which a young cluster does not have yet.
 *
 * Source: camunda/camunda 8.7, the `Prio1Backup` ... `Prio4Backup` marks of the schema classes.
 */
import type { BackupApp } from './snapshot-name.js'

const groups = {
  operate: [
    ['operate-import-position-*'],
    ['operate-list-view-*_', 'operate-post-importer-queue-*_'],
    ['operate-list-view-*_20*'],
    [
      'operate-batch-operation-*_',
      'operate-decision-instance-*_',
      'operate-event-*_',
      'operate-flownode-instance-*_',
      'operate-incident-*_',
      'operate-message-*_',
      'operate-operation-*_',
      'operate-sequence-flow-*_',
      'operate-user-task-*_',
      'operate-variable-*_'
    ],
    ['operate-batch-operation-*_20*', 'operate-event-*_20*', 'operate-flownode-instance-*_20*'],
    [
      'operate-decision-8*',
      'operate-decision-requirements-*',
      'operate-metric-*',
      'operate-process-*'
    ]
  ],
  tasklist: [
    ['tasklist-import-position-*'],
    ['tasklist-task-8*_', 'tasklist-list-view-*_'],
    ['tasklist-task-8*_20*'],
    ['tasklist-draft-task-variable-*_', 'tasklist-task-variable-*_'],
    ['tasklist-task-variable-*_20*'],
    ['tasklist-form-*', 'tasklist-metric-*', 'tasklist-process-*', 'tasklist-user-*']
  ],
  optimize: [
    ['optimize-position-based-import-index*', 'optimize-timestamp-based-import-index*'],
    [
      'optimize-combined-report*',
      'optimize-dashboard*',
      'optimize-metadata*',
      'optimize-process-*',
      'optimize-settings*',
      'optimize-single-*'
    ]
  ],
  webapps: [
    ['operate-import-position-*', 'tasklist-import-position-*', 'camunda-*'],
    [
      'operate-list-view-*_',
      'operate-post-importer-queue-*_',
      'tasklist-task-8*_',
      'tasklist-list-view-*_'
    ],
    [
      'operate-batch-operation-*_',
      'operate-decision-instance-*_',
      'operate-event-*_',
      'operate-flownode-instance-*_',
      'operate-incident-*_',
      'operate-message-*_',
      'operate-operation-*_'
    ],
    [
      'operate-sequence-flow-*_',
      'operate-user-task-*_',
      'operate-variable-*_',
      'tasklist-draft-task-variable-*_',
      'tasklist-task-variable-*_'
    ],
    [
      'operate-decision-8*',
      'operate-decision-requirements-*',
      'operate-metric-*',
      'operate-process-*',
      'tasklist-form-*',
      'tasklist-metric-*',
      'tasklist-process-*',
      'tasklist-user-*'
    ],
    ['operate-list-view-*_20*', 'tasklist-task-8*_20*'],
    ['operate-event-*_20*', 'operate-flownode-instance-*_20*', 'tasklist-task-variable-*_20*']
  ]
} as const satisfies Record<BackupApp, readonly (readonly string[])[]>

/**
 * What each of the parts holds. The web applications skip a slot whose indices do not exist, the archives
 * first; whatever the number of parts, everything is in one of them.
 */
export function partGroups(app: BackupApp, parts: number): readonly (readonly string[])[] {
  const all: readonly (readonly string[])[] = groups[app]
  return [...all.slice(0, parts - 1), all.slice(parts - 1).flat()]
}
