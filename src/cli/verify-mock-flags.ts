/** The flags of `serve` that say what the mock of `verify --mock` is, and why some of them do not. */
import { flagOf, type SettingName, settingRows } from '../config.js'

const byName = 'the cases go to addresses, without a name of a host'
const nobodyElse = 'nobody else uses this mock'

/** What a mock that ends with the run cannot be, or is not to be. */
const unfit: Readonly<Partial<Record<SettingName, string>>> = {
  layout: byName,
  operateHostNames: byName,
  tasklistHostNames: byName,
  optimizeHostNames: byName,
  zeebeHostNames: byName,
  elasticsearchHostNames: byName,
  controlHostNames: byName,
  controlHost: nobodyElse,
  controlToken: nobodyElse,
  worldsMax: nobodyElse,
  readyFile: nobodyElse,
  noRepository: 'backups need a repository; cases about a missing one see to that themselves'
}

const settingByFlag = new Map(settingRows.map(([name, row]) => [flagOf(name), { name, row }]))

/** All flags of `serve`, as `parseArgs` wants them. */
export const mockFlags: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>> =
  Object.fromEntries(
    settingRows.map(([name, { kind }]) => [
      flagOf(name).slice('--'.length),
      { type: kind.placeholder === '' ? 'boolean' : 'string' }
    ])
  )

export interface MockFlag {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

/** Whether `serve` has a flag of that name. */
export const isMockFlag = ({ rawName }: MockFlag): boolean => settingByFlag.has(rawName)

/** What is wrong with one that is given to `verify`, or `undefined`; its value is judged as by `serve`. */
export function mockFlagComplaint(
  { rawName, value, inlineValue }: MockFlag,
  isMock: boolean
): string | undefined {
  // A forgotten value would otherwise swallow the flag after it.
  if (inlineValue !== true && value?.startsWith('--')) return `${rawName}: has no value`
  if (!isMock) return `${rawName}: is for --mock`
  const found = settingByFlag.get(rawName)
  const why = found === undefined ? undefined : unfit[found.name]
  return why === undefined ? undefined : `${rawName}: is not for --mock: ${why}`
}

/** As `serve` is to read it. */
export function mockArgument({ rawName, value }: MockFlag): string {
  return value === undefined ? rawName : `${rawName}=${value}`
}
