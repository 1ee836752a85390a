import { flatSettings, type JsonObject, malformed, nestedSettings } from './body.js'
import { isObject } from './json.js'

const requiresName = 'action.destructive_requires_name'
const readOnly = 'cluster.blocks.read_only'

export interface SettingsChange {
  /** `null` takes a setting back to its default; `undefined` leaves it alone. */
  readonly destructiveRequiresName: boolean | null | undefined
  /** Whether it lifts the block of a read-only cluster, and does nothing else. */
  readonly liftsReadOnly: boolean
  readonly answer: unknown
}

/** `PUT /_cluster/settings`: the two settings that matter here are obeyed, others are echoed. */
export function readClusterSettings(body: JsonObject): SettingsChange {
  const unknown = Object.keys(body).find(key => key !== 'persistent' && key !== 'transient')
  if (unknown !== undefined) malformed(`unknown setting section [${unknown}]`)
  const section = (key: string) => {
    const value = body[key] ?? {}
    return isObject(value) ? value : malformed(`malformed ${key} section, should be an object`)
  }
  const given = [section('persistent'), section('transient')].map(it => settingIn(it))
  const text = given.find(it => it !== undefined)
  if (text !== undefined && text !== null && text !== 'true' && text !== 'false') {
    const cause = `Failed to parse value [${text}] as only [true] or [false] are allowed.`
    malformed(cause)
  }
  return {
    liftsReadOnly: liftsReadOnly([section('persistent'), section('transient')]),
    destructiveRequiresName: text === undefined || text === null ? text : text === 'true',
    answer: {
      acknowledged: true,
      persistent: nestedSettings(flatSettings(section('persistent'))),
      transient: nestedSettings(flatSettings(section('transient')))
    }
  }
}

function liftsReadOnly(sections: readonly JsonObject[]): boolean {
  const given = sections.flatMap(section => leavesOf(section))
  const isLifted = ([key, value]: Leaf) => key === readOnly && ['null', 'false'].includes(value)
  return given.length > 0 && given.every(isLifted)
}

type Leaf = readonly [key: string, value: string]

/** Every setting with its dotted key, those that are taken back as `null`. */
function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (!isObject(value)) return [[path.join('.'), String(value)]]
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]))
}

/** Its value as text, `null` where it is to be taken back. */
function settingIn(section: JsonObject): string | null | undefined {
  const action = section['action']
  const inner = isObject(action) ? action['destructive_requires_name'] : undefined
  const value = section[requiresName] ?? inner
  if (value === null || section[requiresName] === null) return null
  return value === undefined ? undefined : String(value)
}
