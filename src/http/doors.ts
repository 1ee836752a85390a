import { once } from 'node:events'
import type { DoorPlan, OpenDoor } from './door.js'
import { authority, DoorError } from './transport/door-error.js'
import { Listener } from './transport/listener.js'
import { followOutages } from './transport/outage.js'
import type { Doors } from './transport/reception.js'

export { DoorError } from './transport/door-error.js'

export interface OpenDoors {
  /** In the order of the plans. */
  readonly doors: readonly OpenDoor[]
  /**
   * Takes no more connections, ends the idle ones, lets requests under way be answered (with
   * `Connection: close`), and cuts off what is left after `graceMs`.
   *
   * @param graceMs - 800 unless told otherwise, so that stopping takes less than a second.
   */
  close(graceMs?: number): Promise<void>
}

const GRACE_MS = 800

/** Addresses that mean "all of them" when listening and nothing when connecting. */
const loopbackOf: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/**
 * Opens all doors or none. Doors with the same host and port share a server and are told apart by
 * the `Host` header.
 *
 * @throws DoorError for the first address that cannot be opened.
 */
export async function openDoors(plans: readonly DoorPlan[]): Promise<OpenDoors> {
  await Promise.all(plans.map(({ app }) => (app.isPrepared === undefined ? app.ready() : app)))
  const listeners: Listener[] = []
  const closing = new AbortController()
  const close = async (graceMs = GRACE_MS) => {
    closing.abort()
    await Promise.all(listeners.map(listener => listener.close(graceMs)))
  }
  const portOf = new Map<DoorPlan, number>()
  for (const doors of sharedAddresses(plans)) {
    const listener = new Listener(doors)
    try {
      const port = await listen(listener)
      for (const door of doors) portOf.set(door, port)
      listeners.push(listener)
    } catch (cause) {
      await close(0)
      throw cause instanceof Error ? new DoorError(doors, cause) : cause
    }
  }
  for (const listener of listeners) followOutages(listener, closing.signal)
  return { doors: plans.map(plan => opened(plan, portOf.get(plan) ?? plan.port)), close }
}

/** Plans by address, in the order they were first named. Port 0 is never shared. */
function sharedAddresses(plans: readonly DoorPlan[]): readonly Doors[] {
  const byAddress = new Map<string, [DoorPlan, ...DoorPlan[]]>()
  for (const [at, plan] of plans.entries()) {
    const address = plan.port === 0 ? `any free port ${at}` : authority(plan.host, plan.port)
    const sharing = byAddress.get(address)
    if (sharing === undefined) byAddress.set(address, [plan])
    else sharing.push(plan)
  }
  return [...byAddress.values()]
}

async function listen({ server, doors: [{ host, port }] }: Listener): Promise<number> {
  server.listen({ host, port })
  await once(server, 'listening')
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}

function opened({ product, host, hostNames, tls }: DoorPlan, port: number): OpenDoor {
  const url = `${tls === undefined ? 'http' : 'https'}://${authority(loopbackOf[host] ?? host, port)}`
  return { product, url, host, port, hostNames }
}
