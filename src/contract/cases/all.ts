/** Every case there is. */
import type { ContractCase } from '../case.js'
import { appsBytesCases } from './apps-bytes.js'
import { edgeAcceptCases } from './edge-accept.js'
import { edgeBytesCases } from './edge-bytes.js'
import { edgeMethodCases } from './edge-methods.js'
import { edgeRouteCases } from './edge-routes.js'
import { edgeServerCases } from './edge-server.js'
import { edgeTypeCases } from './edge-types.js'
import { exportingCases } from './exporting.js'
import { exportingConditionCases } from './exporting-conditions.js'
import { exportingEdgeCases } from './exporting-edge.js'
import { historyBodyCases } from './history-bodies.js'
import { historyCreateCases } from './history-create.js'
import { historyDeleteCases } from './history-delete.js'
import { historyIdCases } from './history-ids.js'
import { historyListCases } from './history-list.js'
import { historyListFilterCases } from './history-list-filters.js'
import { historyMediaCases } from './history-media.js'
import { historyMethodCases } from './history-methods.js'
import { historyMissingPartCases } from './history-missing-parts.js'
import { historyPathIdCases } from './history-path-ids.js'
import { historyPathCases } from './history-paths.js'
import { historyReadCases } from './history-read.js'
import { historyRefusalCases } from './history-refusals.js'
import { optimizeCreateCases } from './optimize-create.js'
import { optimizeReadCases } from './optimize-read.js'
import { optimizeRefusalCases } from './optimize-refusals.js'
import { procedureCases } from './procedures.js'
import { readSideCases } from './read-side.js'
import { readSideAppCases } from './read-side-apps.js'
import { readSideClusterCases } from './read-side-cluster.js'
import { readSideCommandCases } from './read-side-commands.js'
import { readSideHealthCases } from './read-side-health.js'
import { runtimeConditionCases } from './runtime-conditions.js'
import { runtimeFirstCases } from './runtime-first.js'
import { runtimeIdCases } from './runtime-ids.js'
import { runtimeLaterCases } from './runtime-later.js'
import { runtimeLifeCases } from './runtime-life.js'
import { runtimeOutcomeCases } from './runtime-outcomes.js'
import { runtimeStateCases } from './runtime-state.js'
import { searchAliasCases } from './search-aliases.js'
import { searchCatCases } from './search-cat.js'
import { searchCatClusterCases } from './search-cat-cluster.js'
import { searchClusterCases } from './search-cluster.js'
import { searchConventionCases } from './search-conventions.js'
import { searchCreateCases } from './search-create.js'
import { searchCreateIndexCases } from './search-create-indices.js'
import { searchDeleteCases } from './search-delete.js'
import { searchDocumentCases } from './search-documents.js'
import { searchGetCases } from './search-get.js'
import { searchGetRepositoryCases } from './search-get-repositories.js'
import { searchIndexDeletionCases } from './search-index-deletion.js'
import { searchIndexSettingCases } from './search-index-settings.js'
import { searchIndexCases } from './search-indices.js'
import { searchKeyCases } from './search-keys.js'
import { searchListCases } from './search-list.js'
import { searchListParameterCases } from './search-list-parameters.js'
import { searchMediaTypeCases } from './search-media-types.js'
import { searchNameCases } from './search-names.js'
import { searchNodeCases } from './search-nodes.js'
import { searchRepositoryCases } from './search-repositories.js'
import { searchRepositoryReadCases } from './search-repositories-read.js'
import { searchRepositoryStateCases } from './search-repository-state.js'
import { searchRestoreCases } from './search-restore.js'
import { searchRestoreRefusalCases } from './search-restore-refusals.js'
import { searchSecurityCases } from './search-security.js'
import { searchMemberCases } from './search-snapshot-members.js'
import { searchOutcomeCases } from './search-snapshot-outcomes.js'
import { searchSnapshotCases } from './search-snapshots.js'
import { searchStatusCases } from './search-status.js'
import { searchTemplateCases } from './search-templates.js'
import { webappsCreateCases } from './webapps-create.js'
import { webappsEdgeCases } from './webapps-edge.js'
import { webappsListCases } from './webapps-list.js'
import { webappsReadCases } from './webapps-read.js'
import { webappsRefusalCases } from './webapps-refusals.js'

export const contractCases: readonly ContractCase[] = [
  ...searchSnapshotCases,
  ...searchCatCases,
  ...searchClusterCases,
  ...searchConventionCases,
  ...searchCreateCases,
  ...searchDeleteCases,
  ...searchGetCases,
  ...searchGetRepositoryCases,
  ...searchIndexCases,
  ...searchIndexDeletionCases,
  ...searchListCases,
  ...searchListParameterCases,
  ...searchMediaTypeCases,
  ...searchMemberCases,
  ...searchNameCases,
  ...searchRepositoryCases,
  ...searchRepositoryStateCases,
  ...searchRestoreCases,
  ...searchRestoreRefusalCases,
  ...searchStatusCases,
  ...searchOutcomeCases,
  ...searchRepositoryReadCases,
  ...searchCreateIndexCases,
  ...searchSecurityCases,
  ...searchKeyCases,
  ...searchAliasCases,
  ...searchCatClusterCases,
  ...searchDocumentCases,
  ...searchIndexSettingCases,
  ...searchNodeCases,
  ...searchTemplateCases,
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
  ...edgeBytesCases,
  ...readSideCases,
  ...readSideHealthCases,
  ...readSideClusterCases,
  ...readSideCommandCases,
  ...readSideAppCases,
  ...procedureCases,
  ...historyCreateCases,
  ...historyIdCases,
  ...historyBodyCases,
  ...historyReadCases,
  ...historyMissingPartCases,
  ...historyPathIdCases,
  ...historyListCases,
  ...historyListFilterCases,
  ...historyDeleteCases,
  ...historyRefusalCases,
  ...historyPathCases,
  ...historyMethodCases,
  ...historyMediaCases,
  ...webappsCreateCases,
  ...webappsReadCases,
  ...webappsListCases,
  ...webappsRefusalCases,
  ...webappsEdgeCases,
  ...appsBytesCases,
  ...optimizeCreateCases,
  ...optimizeReadCases,
  ...optimizeRefusalCases
]
