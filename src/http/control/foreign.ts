import type { IncomingHttpHeaders } from 'node:http'

const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+)(:\d+)?$/i

/**
 * Why a request must not reach the control API, or `undefined` where it may.
 *
 * A web page in a browser on this machine could otherwise move the clock: its requests carry an `Origin`
 * of their own, or, after rebinding a name, a `Host` with dots in it that is no address of this machine.
 */
export function isForeign({ host = '', origin }: IncomingHttpHeaders): string | undefined {
  if (origin !== undefined && origin !== `http://${host}`) {
    return `origin ${origin} is not this server: the control API does not answer to web pages`
  }
  if (!local.test(host)) {
    return `host ${JSON.stringify(host)} is not this machine: use localhost, an address of it, or a name without dots`
  }
  return undefined
}
