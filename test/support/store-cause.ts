/** What the applications' client says of a cluster without a master. */
export const notRecoveredCause =
  'Elasticsearch exception [type=cluster_block_exception, reason=blocked by: ' +
  '[SERVICE_UNAVAILABLE/1/state not recovered / initialized];]'
