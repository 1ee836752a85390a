/** A connection over which somebody's own bytes go instead of what an HTTP client writes; the client only reads. */
import { connect } from 'node:net'
import { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'

export interface RawConnection {
  /** Opens it, for a client to read the answer from. */
  readonly open: () => Duplex
  /** Whether the other end took the bytes and ended the connection without a byte of its own. */
  readonly isHungUp: () => boolean
}

/**
 * @param url - where to, TLS or not.
 * @param bytes - what is sent; each letter is a byte.
 * @param ca - as for any other request.
 */
export function rawConnection(url: string, bytes: string, ca: string | undefined): RawConnection {
  let isSent = false
  let bytesRead = 0
  let isEnded = false
  const open = () => {
    const socket = socketTo(url, ca)
    const through = new Duplex({
      read: () => socket.resume(),
      // What the client would say was said in other bytes.
      write: (_chunk, _encoding, done) => done(),
      destroy: (error, done) => {
        socket.destroy()
        done(error)
      }
    })
    socket.write(Buffer.from(bytes, 'latin1'), () => {
      isSent = true
    })
    socket.on('data', chunk => {
      bytesRead += chunk.length
      if (!through.push(chunk)) socket.pause()
    })
    socket.on('end', () => {
      isEnded = true
      through.push(null)
    })
    socket.on('error', error => {
      // Who does not read to the end what it refuses resets the connection.
      isEnded = isSent && 'code' in error && error.code === 'ECONNRESET'
      through.destroy(error)
    })
    return through
  }
  return { open, isHungUp: () => isSent && isEnded && bytesRead === 0 }
}

function socketTo(url: string, ca: string | undefined) {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:') return connect({ host, port: Number(port || 80) })
  return connectTls({
    host,
    port: Number(port || 443),
    ...(!/^[\d.]+$|:/.test(host) && { servername: host }),
    ...(ca !== undefined && { ca })
  })
}
