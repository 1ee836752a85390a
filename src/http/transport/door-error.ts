import type { DoorPlan } from '../door.js'

/** A door that could not be opened: which one, where, what was found, and what to do about it. */
export class DoorError extends Error {
  override readonly name = 'DoorError'

  constructor(doors: readonly DoorPlan[], cause: NodeJS.ErrnoException) {
    const [first] = doors
    const products = doors.map(door => door.product).join(', ')
    const noun = doors.length === 1 ? 'door' : 'doors'
    const address = first === undefined ? '' : authority(first.host, first.port)
    const { found, advice } = whatToDo(cause)
    const flag = `${first?.portFlag ?? ''} or --port-base`.trim()
    super(`${noun} ${products} cannot listen on ${address}: ${found}; ${advice} ${flag}`, { cause })
  }
}

/** Host and port as they stand in a URL: an IPv6 address in brackets. */
export function authority(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

const another = 'choose another with'
const anotherHost = 'bind it to an address of this machine; its port is set with'

/** By the code of the operating system. */
const knownCauses: Readonly<Record<string, { found: string; advice: string }>> = {
  EADDRINUSE: { found: 'the port is in use', advice: another },
  EACCES: { found: 'this user may not open that port', advice: 'choose one above 1023 with' },
  ERR_SOCKET_BAD_PORT: { found: 'ports go from 0 to 65535', advice: another },
  EADDRNOTAVAIL: { found: 'this machine has no such address', advice: anotherHost },
  EAFNOSUPPORT: { found: 'this machine does not speak that kind of address', advice: anotherHost },
  ENOTFOUND: { found: 'nobody knows that host name', advice: anotherHost },
  EAI_AGAIN: { found: 'the host name could not be looked up', advice: anotherHost }
}

function whatToDo({ code, message }: NodeJS.ErrnoException): { found: string; advice: string } {
  return knownCauses[code ?? ''] ?? { found: message, advice: another }
}
