import type { PlacedDoor } from './doors.js'
import { flagOf } from './names.js'

/**
 * Complains of every two doors that a request could not tell apart. Doors may share a port when
 * their host names differ, and one of them may take whatever names are left over.
 */
export function clashesOf(doors: readonly PlacedDoor[]): readonly string[] {
  return doors.flatMap((one, index) =>
    doors.slice(index + 1).flatMap(other => {
      const names = namesInCommon(one, other)
      return names === undefined ? [] : [clash(one, other, names)]
    })
  )
}

/** Returns the names both doors answer to, in words, or `undefined` when there are none. */
function namesInCommon({ door: one }: PlacedDoor, { door: other }: PlacedDoor) {
  // Port 0 is a different free port for each.
  if (one.port === 0 || one.port !== other.port || one.host !== other.host) return undefined
  if (one.hostNames.length === 0 && other.hostNames.length === 0) return 'any host name'
  const shared = one.hostNames.filter(name => other.hostNames.includes(name))
  return shared.length === 0 ? undefined : shared.join(', ')
}

function clash(one: PlacedDoor, other: PlacedDoor, names: string): string {
  const { product, host, port, portFlag } = other.door
  const froms = `${one.portFrom} and ${other.portFrom}`
  return (
    `${one.door.product} and ${product} would both answer to ${names} at ${host}:${port} ` +
    `(${froms}); give one another port (${portFlag}) ` +
    `or host names of its own (${flagOf(`${other.settingsOf}HostNames`)})`
  )
}
