/** What a reader of a stream may be behind, in bytes. */
export const behindBytesMax = 256 * 1024

/** Lines for one reader, who takes them at his own pace; one who falls too far behind is cut off. */
export class EventBuffer implements AsyncIterable<string> {
  readonly #bytesMax: number
  readonly #waiting: string[] = []
  #bytes = 0
  #isOver = false
  #wake: () => void = () => {}
  #onCutOff: () => void = () => {}

  constructor(bytesMax = behindBytesMax) {
    this.#bytesMax = bytesMax
  }

  /** Whether nothing is taken any more. */
  get isOver(): boolean {
    return this.#isOver
  }

  push(text: string): void {
    if (this.#isOver) return
    const bytes = Buffer.byteLength(text)
    if (this.#bytes + bytes > this.#bytesMax) {
      this.#waiting.push(`: cut off: the reader is more than ${this.#bytesMax} bytes behind\n\n`)
      this.end()
      this.#onCutOff()
      return
    }
    this.#waiting.push(text)
    this.#bytes += bytes
    this.#wake()
  }

  /** Calls the listener when the reader is cut off, who may never read that it was. */
  onCutOff(listener: () => void): void {
    this.#onCutOff = listener
  }

  /** What was pushed is still read. */
  end(): void {
    this.#isOver = true
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      const text = this.#waiting.shift()
      if (text !== undefined) {
        this.#bytes -= Buffer.byteLength(text)
        yield text
      } else if (this.#isOver) return
      else {
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
      }
    }
  }
}
