import { type ControlClient, controlClient } from '../client/client.js'
import type { Transport } from '../client/transport.js'
import type { WorldInfo } from '../wire/control/world.js'

/** What a world can be asked for by URL. */
export type MockProduct =
  | 'operate'
  | 'tasklist'
  | 'optimize'
  | 'zeebe'
  | 'orchestration'
  | 'elasticsearch'

type Calls = Omit<ControlClient, 'doors' | 'health' | 'openApi' | 'worlds'>

/** A world, and everything that can be done to it. */
export interface BackupWorld extends Calls {
  readonly name: string
  /** The release that it imitates, with its patch, or `all`. */
  readonly camunda: string
  /** With which all can be repeated. */
  readonly seed: string
  /** Where its control API begins, for those who are not in this process; empty where it has no door. */
  readonly control: string
  /** The base URL of every product that it has. */
  readonly doors: Readonly<Partial<Record<MockProduct, string>>>
  /**
   * The base URL of a product, without a slash at its end.
   *
   * @throws Error where the world's release has no such product.
   */
  url(product: MockProduct): string
}

/**
 * @param transport - to the world's control API.
 * @param urlHere - where a URL that the mock speaks of is for whoever asks here.
 */
export function backupWorld(
  info: WorldInfo,
  transport: Transport,
  urlHere: (url: string) => string
): BackupWorld {
  const { name, camunda, seed } = info
  const { control: _____, ...products } = info.doors
  const doors: BackupWorld['doors'] = Object.fromEntries(
    Object.entries(products).map(([product, url]) => [product, urlHere(url)])
  )
  const { doors: _, health: __, openApi: ___, worlds: ____, ...calls } = controlClient(transport)
  return {
    ...calls,
    name,
    camunda,
    seed,
    control: urlHere(info.control),
    doors,
    url(product) {
      const url = doors[product]
      if (url !== undefined) return url
      throw new Error(`${camunda} has no ${product}; it has ${Object.keys(doors).join(', ')}`)
    }
  }
}
