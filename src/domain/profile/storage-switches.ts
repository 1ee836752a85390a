/**
 * What a release does otherwise where its history is not in Elasticsearch. A step says from which line on, as in
 * the tables of switches; releases before the first one are as with Elasticsearch.
 */
import type { Release } from '../release.js'
import type { Storage } from '../storage.js'
import type { SwitchSettings } from './quirk.js'
import { type Switch, stepAt } from './switch.js'

export interface StorageSwitch {
  readonly steps: Switch['steps']
  /** Where the behaviour was learned. */
  readonly source: string
}

/** By the full name of the switch, such as `operate.incomplete`. */
export type StorageTable = Readonly<Record<string, StorageSwitch>>

const operate = 'camunda/camunda, Operate: OpensearchBackupRepository'
const webapps = 'camunda/camunda, webapps-backup: OpensearchBackupRepository'
const optimize = 'Optimize inside camunda/camunda: BackupReaderOS'
const likeOperate = 'assumed to be as in Operate'

/** OpenSearch is supported from 8.4 on. */
const opensearch: StorageTable = {
  'operate.storeWord': { steps: [['8.4', 'Opensearch']], source: operate },
  'operate.duplicateList': { steps: [['8.4', 'uuid']], source: operate },
  'operate.runningWord': {
    steps: [['8.4', 'STARTED']],
    source: `${operate}; later patches hand on IN_PROGRESS, camunda/camunda#33520`
  },
  'operate.knowsIncompatible': { steps: [['8.4', false]], source: operate },
  'operate.incomplete': { steps: [['8.4', 'immediate']], source: operate },
  'operate.partialStopsQueue': { steps: [['8.4', false]], source: operate },
  'tasklist.storeWord': { steps: [['8.4', 'Opensearch']], source: likeOperate },
  'tasklist.runningWord': { steps: [['8.4', 'STARTED']], source: likeOperate },
  'webapps.storeWord': { steps: [['8.8', 'Opensearch']], source: webapps },
  'webapps.duplicateList': { steps: [['8.8', 'uuid']], source: webapps },
  'webapps.duplicateFailure': { steps: [['8.8', '500']], source: webapps },
  'webapps.runningWord': { steps: [['8.8', 'STARTED']], source: webapps },
  'webapps.knowsIncompatible': { steps: [['8.8', false]], source: webapps },
  'webapps.partialStopsQueue': { steps: [['8.8', false]], source: webapps },
  'webapps.failureTexts': { steps: [['8.8', 'whole']], source: webapps },
  'optimize.storeWord': {
    steps: [['8.7', 'OpenSearch']],
    source: `${optimize}; 8.5 and 8.6 answer as with Elasticsearch`
  }
}

const rdbms: StorageTable = {
  'zeebe.idMode': { steps: [['8.9', 'continuous']], source: 'Camunda 8.9 documentation' }
}

export const storageTables = {
  elasticsearch: {},
  opensearch,
  rdbms
} as const satisfies Readonly<Record<Storage, StorageTable>>

/** What the storage sets in a release. */
export function storageSettings(storage: Storage, release: Release): SwitchSettings {
  const table: StorageTable = storageTables[storage]
  const values = Object.entries(table).flatMap(([name, { steps }]) => {
    const value = stepAt(steps, release)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(values)
}
