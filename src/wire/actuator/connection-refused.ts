/** How the cluster's messaging tells that nobody listens. Source: recorded from 8.6.11. */
export function connectionRefused(address: string): string {
  const netty = 'io.netty.channel.AbstractChannel$AnnotatedConnectException'
  return (
    `Failed to connect channel for address ${address} (resolved: null) : ` +
    `${netty}: finishConnect(..) failed: Connection refused: /${address}`
  )
}
