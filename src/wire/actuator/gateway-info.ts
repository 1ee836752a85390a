/**
 * `GET /actuator/info` of what comes in Zeebe's distribution: the build, as it tells of itself.
 *
 * Source: recorded from a gateway 8.6.11; inferred for every other release and application of that
 * distribution, whose builds differ in version, time and Java.
 */
export function distributionInfo(version: string) {
  const name = 'Zeebe Distribution'
  return {
    build: {
      artifact: 'camunda-zeebe',
      java: { version: '21.0.3' },
      name,
      description: name,
      time: '2025-03-10T16:00:04.278Z',
      version,
      group: 'io.camunda'
    }
  }
}
