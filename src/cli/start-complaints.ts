/** What stands in the way of a start; any other error goes on. */
export function startComplaints(error: unknown): readonly string[] {
  // By name: the classes live in rooms that the command line does not look into.
  if (!(error instanceof Error)) throw error
  if (error.name === 'DoorError') return [error.message]
  if (error.name !== 'ScenarioError' || !('complaints' in error)) throw error
  return Array.isArray(error.complaints) ? error.complaints.map(it => `--scenario: ${it}`) : []
}
