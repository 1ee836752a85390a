/** Every case there is. */
import type { ContractCase } from '../case.js'
import { edgeAcceptCases } from './edge-accept.js'
import { edgeMethodCases } from './edge-methods.js'
import { edgeRouteCases } from './edge-routes.js'
import { edgeServerCases } from './edge-server.js'
import { edgeTypeCases } from './edge-types.js'
import { exportingCases } from './exporting.js'
import { exportingConditionCases } from './exporting-conditions.js'
import { exportingEdgeCases } from './exporting-edge.js'
import { procedureCases } from './procedures.js'
import { readSideCases } from './read-side.js'
import { readSideClusterCases } from './read-side-cluster.js'
import { readSideHealthCases } from './read-side-health.js'
import { runtimeConditionCases } from './runtime-conditions.js'
import { runtimeFirstCases } from './runtime-first.js'
import { runtimeIdCases } from './runtime-ids.js'
import { runtimeLaterCases } from './runtime-later.js'
import { runtimeLifeCases } from './runtime-life.js'
import { runtimeOutcomeCases } from './runtime-outcomes.js'
import { runtimeStateCases } from './runtime-state.js'
import { historyCreateCases } from './history-create.js'
import { historyDeleteCases } from './history-delete.js'
import { historyEdgeCases } from './history-edge.js'
import { historyIdCases } from './history-ids.js'
import { historyListCases } from './history-list.js'
import { historyReadCases } from './history-read.js'
import { historyRefusalCases } from './history-refusals.js'
import { optimizeBackupCases } from './optimize-backups.js'
import { optimizeRefusalCases } from './optimize-refusals.js'
import { searchSnapshotCases } from './search-snapshots.js'
import { webappsBackupCases } from './webapps-backups.js'
import { webappsRefusalCases } from './webapps-refusals.js'

export const contractCases: readonly ContractCase[] = [
  ...searchSnapshotCases,
  ...runtimeLifeCases,
  ...runtimeConditionCases,
  ...runtimeOutcomeCases,
  ...runtimeStateCases,
  ...runtimeLaterCases,
  ...runtimeFirstCases,
  ...runtimeIdCases,
  ...exportingCases,
  ...exportingEdgeCases,
  ...exportingConditionCases,
  ...edgeRouteCases,
  ...edgeMethodCases,
  ...edgeAcceptCases,
  ...edgeTypeCases,
  ...edgeServerCases,
  ...readSideCases,
  ...readSideHealthCases,
  ...readSideClusterCases,
  ...procedureCases
  ...historyCreateCases
  ...historyCreateCases,
  ...historyDeleteCases,
  ...historyEdgeCases,
  ...historyIdCases,
  ...historyListCases,
  ...historyReadCases,
  ...historyRefusalCases,
  ...optimizeBackupCases,
  ...optimizeRefusalCases,
  ...webappsBackupCases,
  ...webappsRefusalCases
]
