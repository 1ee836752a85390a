/**
 * `GET /actuator`: where the endpoints are. The keys are an endpoint's id and the name of its selector; the
 * addresses are made from what the client sent as `Host`, never from forwarding headers.
 *
 * Source: recorded from 8.6.11. Links lead to endpoints that the originals have, also where the mock has not.
 */

/** Key and path behind `/actuator`; a selector in braces makes the link templated. */
type LinkRow = readonly [key: string, path: string]

export const gatewayLinks: readonly LinkRow[] = [
  ['jobstreams-type', '/jobstreams/{type}'],
  ['jobstreams', '/jobstreams'],
  ['clock', '/clock'],
  ['clock-operationKey', '/clock/{operationKey}'],
  ['backups', '/backups'],
  ['backups-id', '/backups/{id}'],
  ['banning-processInstanceKey', '/banning/{processInstanceKey}'],
  ['rebalance', '/rebalance'],
  ['prometheus', '/prometheus'],
  ['health', '/health'],
  ['health-path', '/health/{*path}'],
  ['info', '/info'],
  ['configprops', '/configprops'],
  ['configprops-prefix', '/configprops/{prefix}'],
  ['loggers', '/loggers'],
  ['loggers-name', '/loggers/{name}'],
  ['flowcontrol', '/flowControl'],
  ['exporting', '/exporting'],
  ['cluster', '/cluster'],
  ['exporters', '/exporters']
]

/** A controller's endpoint has one link only, whatever it serves below. */
export const webAppLinks: readonly LinkRow[] = [
  ['prometheus', '/prometheus'],
  ['health', '/health'],
  ['health-path', '/health/{*path}'],
  ['info', '/info'],
  ['configprops', '/configprops'],
  ['configprops-prefix', '/configprops/{prefix}'],
  ['loggers', '/loggers'],
  ['loggers-name', '/loggers/{name}'],
  ['backups', '/backups']
]

/** @param self - the address of the discovery page itself, as the client asked for it. */
export function discovery(self: string, links: readonly LinkRow[]) {
  const rows = [['self', ''] as const, ...links].map(([key, path]) => [
    key,
    { href: `${self}${path}`, templated: path.includes('{') }
  ])
  return { _links: Object.fromEntries(rows) }
}
