/** Where the products answer: at the documented places, unless somebody moved them. */
import type { Choice } from './choice.js'
import { flagOf } from './names.js'
import type { Setting } from './setting.js'
import { settings } from './settings.js'
import type { TlsFiles } from './tls.js'

/** What stands behind a door. `orchestration` is Operate, Tasklist and Zeebe as one application. */
export type Product =
  | 'operate'
  | 'tasklist'
  | 'optimize'
  | 'zeebe'
  | 'orchestration'
  | 'elasticsearch'
  | 'control'

export type Topology = 'standalone' | 'unified'

export interface DoorConfig {
  readonly product: Product
  readonly host: string
  /** 0 takes a port that is free. */
  readonly port: number
  /** In lower case. Empty: the door answers whatever the `Host`. */
  readonly hostNames: readonly string[]
  /** Such as `/core`, or empty. */
  readonly basePath: string
  /** The flag that moves this door, for the message about a port in use. */
  readonly portFlag: string
  /** With what it speaks HTTPS; absent where it speaks HTTP. */
  readonly tls?: TlsFiles
}

/** A door, with what decided its port and its names. */
export interface PlacedDoor {
  readonly door: DoorConfig
  /** Whose settings move it: the orchestration cluster takes Operate's place. */
  readonly settingsOf: SettledProduct
  readonly portFrom: string
  readonly hostNamesFrom: string
}

/** The products that have settings of their own. */
export type SettledProduct = Exclude<Product, 'orchestration'>

interface Place {
  readonly port: number
  readonly hostNames: readonly string[]
}

/**
 * `ports` is the documented port-forwarding, `hosts` the documented deployment inside the cluster.
 *
 * Source: Camunda 8 documentation, backup and restore guide and the Helm chart's service names.
 */
const layouts: Record<'ports' | 'hosts', Record<Product, Place>> = {
  ports: {
    operate: { port: 9600, hostNames: [] },
    tasklist: { port: 9640, hostNames: [] },
    optimize: { port: 9620, hostNames: [] },
    zeebe: { port: 9660, hostNames: [] },
    orchestration: { port: 9600, hostNames: [] },
    elasticsearch: { port: 9200, hostNames: [] },
    control: { port: 9680, hostNames: [] }
  },
  hosts: {
    operate: { port: 9600, hostNames: ['camunda-operate'] },
    tasklist: { port: 9600, hostNames: ['camunda-tasklist'] },
    optimize: { port: 8092, hostNames: ['camunda-optimize'] },
    zeebe: { port: 9600, hostNames: ['camunda-zeebe-gateway'] },
    orchestration: { port: 9600, hostNames: ['camunda-core', 'camunda-zeebe-gateway'] },
    elasticsearch: { port: 9200, hostNames: ['camunda-elasticsearch'] },
    control: { port: 9680, hostNames: [] }
  }
}

/** How far above `--port-base` each door lies: the distances of the documented ports. */
const abovePortBase: Record<Product, number> = {
  operate: 0,
  orchestration: 0,
  optimize: 20,
  tasklist: 40,
  zeebe: 60,
  control: 80,
  elasticsearch: 100
}

const basePaths: Partial<Record<SettledProduct, Setting<string, string>>> = {
  operate: settings.operateBasePath,
  tasklist: settings.tasklistBasePath,
  zeebe: settings.zeebeBasePath
}

const productsOf: Record<Topology, readonly Product[]> = {
  standalone: ['operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch', 'control'],
  unified: ['orchestration', 'optimize', 'elasticsearch', 'control']
}

/** @param tls - of the search engine's door, the only one that may have any. */
export function placeDoors(
  choice: Choice,
  topology: Topology,
  tls: TlsFiles | null = null
): readonly PlacedDoor[] {
  return productsIn(choice, topology).map(product => {
    const settingsOf = settledProduct(product)
    const { port, portFrom } = portOf(product, choice)
    const { hostNames, hostNamesFrom } = hostNamesOf(product, choice)
    const pathRow = basePaths[settingsOf]
    const basePath = pathRow === undefined ? '' : choice.read(pathRow)
    const { host } = hostOf(product, choice)
    const portFlag = flagOf(`${settingsOf}Port`)
    const isSafe = tls !== null && product === 'elasticsearch'
    const place = { product, host, port, hostNames, basePath, portFlag }
    const door: DoorConfig = isSafe ? { ...place, tls } : place
    return { door, settingsOf, portFrom, hostNamesFrom }
  })
}

function productsIn(choice: Choice, topology: Topology): readonly Product[] {
  const isThere = (it: Product) => it !== 'control' || !choice.read(settings.noControl)
  return productsOf[topology].filter(isThere)
}

/** The address of a door, and the row that decided it. */
export function hostOf(product: Product, choice: Choice): { host: string; row: Setting } {
  const own = product === 'control' ? choice.read(settings.controlHost) : null
  if (own !== null) return { host: own, row: settings.controlHost }
  return { host: choice.read(settings.host), row: settings.host }
}

/** Complains of flags for a door that the topology does not have. In files they may stay. */
export function missingDoorComplaints(choice: Choice, topology: Topology): readonly string[] {
  const there = productsOf[topology].map(settledProduct)
  const missing = (['tasklist', 'zeebe'] as const).filter(it => !there.includes(it))
  return missing.flatMap(product =>
    ([`${product}Port`, `${product}HostNames`, `${product}BasePath`] as const)
      .filter(name => choice.originOf(settings[name]).label === flagOf(name))
      .map(
        name =>
          `${flagOf(name)}: there is no door of ${product}; the orchestration cluster has one ` +
          `(${flagOf('operatePort')})`
      )
  )
}

function settledProduct(product: Product): SettledProduct {
  return product === 'orchestration' ? 'operate' : product
}

/** The door's own setting beats `--port-base`, which beats the layout, whatever the source. */
function portOf(product: Product, choice: Choice): { port: number; portFrom: string } {
  const row = settings[`${settledProduct(product)}Port`]
  const own = choice.read(row)
  if (own !== null) return { port: own, portFrom: choice.originOf(row).from }
  const base = choice.read(settings.portBase)
  if (base !== null) {
    const port = base === 0 ? 0 : base + abovePortBase[product]
    return { port, portFrom: choice.originOf(settings.portBase).from }
  }
  const { port } = layouts[choice.read(settings.layout)][product]
  return { port, portFrom: choice.originOf(settings.layout).from }
}

function hostNamesOf(product: Product, choice: Choice) {
  const row = settings[`${settledProduct(product)}HostNames`]
  const own = choice.read(row)
  if (own !== null) return { hostNames: own, hostNamesFrom: choice.originOf(row).from }
  const { hostNames } = layouts[choice.read(settings.layout)][product]
  return { hostNames, hostNamesFrom: choice.originOf(settings.layout).from }
}
