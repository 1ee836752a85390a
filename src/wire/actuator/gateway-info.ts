/** `GET /actuator/info` of a gateway. Source: recorded from 8.6.11, as a build tells of itself. */
export function gatewayInfo(version: string) {
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
