/** Settings that hold values by name, such as `camunda-33717=on,operate-400=off`. */

import { suggestion } from '../domain/nearest.js'
import { switchTables } from '../domain/profile/profile.js'
import { quirks } from '../domain/profile/quirks.js'
import type { Switch, SwitchTable, SwitchValue } from '../domain/profile/switch.js'
import { misfit, notAllowed } from './given.js'
import type { Kind, PlainMap } from './kinds.js'

/** What an entry holds, or what is wrong with it. */
type Judged<V> = { readonly value: V } | { readonly fault: string }

interface Entries<V> {
  readonly placeholder: string
  readonly allowed: string
  judge(name: string, text: string): Judged<V>
}

const quirkIds = quirks.map(it => it.id)

/** Defects by name, each on or off. */
export const quirkSettings: Kind<Readonly<Record<string, boolean>>> = entriesOf({
  placeholder: '<id>=on|off',
  allowed: 'quirks as ID=on or ID=off, separated by commas',
  judge(id, text) {
    if (!quirkIds.includes(id)) {
      return { fault: `${id}: unknown quirk${suggestion(id, quirkIds)}` }
    }
    const value = onOrOff.get(text)
    return value === undefined ? { fault: misfit(id, text, 'on or off') } : { value }
  }
})

/** The words for people, and those that a JSON file has by itself. */
const onOrOff: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['true', true],
  ['off', false],
  ['false', false]
])

const tables: Readonly<Record<string, SwitchTable>> = switchTables
const switches: ReadonlyMap<string, Switch> = new Map(
  Object.entries(tables).flatMap(([component, table]) =>
    Object.entries(table).map(([name, it]) => [`${component}.${name}`, it] as const)
  )
)

/** Single habits of a release by name, such as `operate.incomplete=timeout`. */
export const switchSettings: Kind<Readonly<Record<string, SwitchValue>>> = entriesOf({
  placeholder: '<switch>=<value>',
  allowed: 'switches as COMPONENT.SWITCH=VALUE, separated by commas',
  judge(name, text) {
    const found = switches.get(name)
    if (found === undefined) {
      return { fault: `${name}: unknown switch${suggestion(name, [...switches.keys()])}` }
    }
    const value = valueIn(found, text)
    return value === undefined ? { fault: misfit(name, text, allowedBy(found)) } : { value }
  }
})

function valueIn({ values }: Switch, text: string): SwitchValue | undefined {
  if (!('min' in values)) return values.find(it => String(it) === text)
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) return undefined
  const value = Number(text)
  return value >= values.min && value <= values.max ? value : undefined
}

function allowedBy({ values }: Switch): string {
  if ('min' in values) return `a whole number from ${values.min} to ${values.max}`
  return `one of ${values.join(', ')}`
}

function entriesOf<V extends PlainMap[string]>({
  placeholder,
  allowed,
  judge
}: Entries<V>): Kind<Readonly<Record<string, V>>> {
  const judged = (text: string): readonly (readonly [name: string, it: Judged<V>])[] => {
    const named = new Set<string>()
    return entriesIn(text).map(entry => {
      const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(entry) ?? []
      if (value === undefined) return [entry, { fault: notAllowed(entry, allowed) }]
      if (named.has(name)) return [name, { fault: `${name}: given more than once` }]
      named.add(name)
      return [name, judge(name, value)]
    })
  }
  return {
    placeholder,
    allowed,
    shape: 'map',
    faults: text => judged(text).flatMap(([, it]) => ('fault' in it ? [it.fault] : [])),
    parse(text) {
      const entries: [string, V][] = []
      for (const [name, it] of judged(text)) {
        if ('fault' in it) return undefined
        entries.push([name, it.value])
      }
      return Object.fromEntries(entries)
    },
    merge: values => Object.assign({}, ...values.toReversed())
  }
}

function entriesIn(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(',').map(it => it.trim())
}
