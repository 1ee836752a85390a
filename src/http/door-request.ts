import { IncomingMessage } from 'node:http'
import { type Attended, exchange } from './front/exchange.js'
import { type Placed, world } from './world-of.js'

/** Sees a body as the parser hands it over, which is before anybody reads it. */
export interface BodyWitness {
  /** @param chunk - `null` behind the last. */
  comes(chunk: Uint8Array | null): void
  /** @param isWanted - whether somebody reads on; if not, no more is handed over than fits. */
  isHandedOver(chunk: Uint8Array | null, isWanted: boolean): void
}

/**
 * A request as a door takes it in. What the door learns of it has its place from the beginning: where requests
 * differ in shape, everything that looks at them is slower.
 */
export class DoorRequest extends IncomingMessage implements Placed, Attended {
  [world]: Placed[typeof world] = undefined;
  [exchange]: Attended[typeof exchange] = undefined
  bodyWitness: BodyWitness | undefined = undefined

  override push(chunk: Uint8Array | null, encoding?: BufferEncoding): boolean {
    this.bodyWitness?.comes(chunk)
    const isWanted = super.push(chunk, encoding)
    this.bodyWitness?.isHandedOver(chunk, isWanted)
    return isWanted
  }
}
