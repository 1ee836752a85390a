import type { PlacedDoor } from './doors.js'
import { flagOf } from './names.js'

/**
 * Complains of every two doors that a request could not tell apart. Doors may share a port when
 * their host names differ, and one of them may take whatever names are left over; but not where only one of
 * them speaks TLS, which begins before there is a name.
 */
export function clashesOf(doors: readonly PlacedDoor[]): readonly string[] {
  return doors.flatMap((one, index) =>
    doors.slice(index + 1).flatMap(other => {
      if (isOnOnePort(one, other) && isSafe(one) !== isSafe(other)) return [mixture(one, other)]
      const names = namesInCommon(one, other)
      return names === undefined ? [] : [clash(one, other, names)]
    })
  )
}

/** Port 0 is a different free port for each. */
function isOnOnePort({ door: one }: PlacedDoor, { door: other }: PlacedDoor): boolean {
  return one.port !== 0 && one.port === other.port && one.host === other.host
}

function isSafe({ door }: PlacedDoor): boolean {
  return door.tls !== undefined
}

/** Returns the names both doors answer to, in words, or `undefined` when there are none. */
function namesInCommon(placedOne: PlacedDoor, placedOther: PlacedDoor) {
  if (!isOnOnePort(placedOne, placedOther)) return undefined
  const [one, other] = [placedOne.door, placedOther.door]
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

function mixture(one: PlacedDoor, other: PlacedDoor): string {
  const [safe, plain] = isSafe(one) ? [one, other] : [other, one]
  const { product, host, port, portFlag } = safe.door
  return (
    `${product} speaks TLS and ${plain.door.product} does not, both at ${host}:${port} ` +
    `(${safe.portFrom} and ${plain.portFrom}); give one another port (${portFlag})`
  )
}
