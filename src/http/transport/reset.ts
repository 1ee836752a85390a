import type { Socket } from 'node:net'

/** What carries a connection that speaks TLS. */
const beneath = new WeakMap<Socket, Socket>()

/** Node can reset only what it has opened itself, and does not tell what a TLS connection lies on. */
export function liesOn(safe: Socket, bare: Socket): void {
  beneath.set(safe, bare)
}

/** Cuts a connection off with a reset, as a process that dies would. */
export function resetConnection(socket: Socket): void {
  const bare = beneath.get(socket)
  if (bare === undefined) socket.resetAndDestroy()
  else {
    bare.resetAndDestroy()
    socket.destroy()
  }
}
