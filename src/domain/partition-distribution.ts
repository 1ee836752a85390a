/**
 * A replica's priority in the election of its partition's leader, the highest for the broker that is to
 * lead. From round to round the others take turns, so that a lost broker burdens all that remain.
 *
 * @param brokerId - 0 to `clusterSize` - 1; every broker has every partition.
 *
 * Source: Camunda 8.5 documentation, cluster scaling, an example with three brokers.
 */
export function replicaPriority(
  partitionId: number,
  brokerId: number,
  clusterSize: number
): number {
  const round = Math.floor((partitionId - 1) / clusterSize)
  const leader = (partitionId - 1) % clusterSize
  const behindLeader = (brokerId - leader + clusterSize) % clusterSize
  if (behindLeader === 0) return clusterSize
  return round % 2 === 0 ? clusterSize - behindLeader : behindLeader
}
