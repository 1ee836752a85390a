import type { Socket } from 'node:net'

/** What the reader of a first head may decide about the bytes so far; or to be asked again after something. */
export type FirstHeadVerdict =
  | 'read on'
  | 'pass on'
  | 'taken'
  | { readonly after: PromiseLike<unknown> }

/** How long a new connection may take to send its first head. Source: Tomcat's default. */
const HEAD_TIMEOUT_MS = 60_000

/**
 * Shows the first bytes of a connection to `decide` before Node's parser gets them, because the
 * parser waits for ever on an HTTP/0.9 line and rejects a method word before its headers are here.
 * `decide` is asked again whenever more has come. On `pass on` the bytes are put back; on `taken`
 * the socket is its own.
 */
export function readFirstHead(
  socket: Socket,
  decide: (bytes: Buffer) => FirstHeadVerdict,
  passOn: () => void
): void {
  let bytes: Buffer | undefined
  const timer = setTimeout(() => socket.destroy(), HEAD_TIMEOUT_MS)
  timer.unref()

  let isOver = false
  const stop = () => {
    isOver = true
    clearTimeout(timer)
    socket.off('data', read)
    socket.off('end', giveUp)
    socket.off('close', stop)
  }
  const giveUp = () => socket.destroy()
  const read = (chunk: Buffer) => {
    bytes = bytes === undefined ? chunk : Buffer.concat([bytes, chunk])
    judge(bytes)
  }
  const judge = (sofar: Buffer) => {
    if (isOver) return
    const verdict = decide(sofar)
    if (verdict === 'read on') return
    if (typeof verdict === 'object') {
      socket.pause()
      const judgeAgain = () => {
        socket.resume()
        judge(sofar)
      }
      verdict.after.then(judgeAgain, giveUp)
      return
    }
    stop()
    if (verdict === 'taken') return
    // In this order: a socket with a reader hands over at once what is put back.
    passOn()
    socket.unshift(sofar)
  }
  socket.on('data', read)
  socket.on('end', giveUp)
  socket.on('close', stop)
}
