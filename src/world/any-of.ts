/** A signal that others abort, for as long as somebody needs it. */
export interface LinkedSignal {
  readonly signal: AbortSignal
  /** Lets the others go, which may outlive it by far: `AbortSignal.any` would stay with them in Node.js 20. */
  release(): void
}

/** Aborts with the first of several signals. */
export function anyOf(signals: readonly AbortSignal[]): LinkedSignal {
  const linked = new AbortController()
  const abort = () => linked.abort()
  const release = () => {
    for (const it of signals) it.removeEventListener('abort', abort)
  }
  for (const it of signals) it.addEventListener('abort', abort, { once: true })
  if (signals.some(it => it.aborted)) abort()
  return { signal: linked.signal, release }
}
