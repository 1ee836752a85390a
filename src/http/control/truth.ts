import { TrueBackups, TrueExporting, TrueSnapshots } from '../../wire/control/truth.js'
import { trueBackup, trueRuntimeBackup, trueSnapshot } from '../../wire/control/truth-words.js'
import { type Operation, ok, operation } from './operation.js'

const tag = 'truth'

/** Read past every door, condition and fault; moves no clock. */
export const truthOperations: readonly Operation[] = [
  operation({
    operationId: 'getBackups',
    method: 'GET',
    path: '/backups',
    tag,
    summary: 'Every backup of every application, whether or not any client could see it now',
    responses: { 200: { description: 'The backups', schema: TrueBackups } },
    handle: ({ world: { truth } }) =>
      ok({
        backups: [
          ...truth.backups().map(trueBackup),
          ...truth.runtimeBackups().map(trueRuntimeBackup)
        ]
      })
  }),
  operation({
    operationId: 'getSnapshots',
    method: 'GET',
    path: '/snapshots',
    tag,
    summary: 'Every snapshot in every repository',
    responses: { 200: { description: 'The snapshots, oldest first', schema: TrueSnapshots } },
    handle: ({ world: { truth } }) =>
      ok({ snapshots: truth.snapshots().map(it => trueSnapshot(it.repository, it.view)) })
  }),
  operation({
    operationId: 'getExporting',
    method: 'GET',
    path: '/exporting',
    tag,
    summary: "What each partition's exporters do",
    responses: { 200: { description: 'The exporters', schema: TrueExporting } },
    handle: ({ world: { truth } }) =>
      ok({ partitions: [...truth.exporting()].map(([partition, phase]) => ({ partition, phase })) })
  })
]
