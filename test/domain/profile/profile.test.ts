import t from 'tap'
import {
  hasQuirk,
  profileOf,
  switchNamed,
  switchTables
} from '../../../src/domain/profile/profile.js'
import { quirks } from '../../../src/domain/profile/quirks.js'
import type { Switch, SwitchTable, SwitchValue } from '../../../src/domain/profile/switch.js'
import { lines, newestOf } from '../../../src/domain/release.js'
import { aRelease } from '../../support/world.js'

const tables: readonly [component: string, table: SwitchTable][] = Object.entries(switchTables)
const allSwitches = tables.flatMap(([component, table]) =>
  Object.entries(table).map(([name, it]): [string, Switch] => [`${component}.${name}`, it])
)

function allows({ values }: Switch, value: SwitchValue | undefined): boolean {
  if (value === undefined) return false
  if (!('min' in values)) return values.includes(value)
  return Number.isInteger(value) && Number(value) >= values.min && Number(value) <= values.max
}

t.test('every switch speaks for every release, with a value that it can take', async t => {
  for (const [name, it] of allSwitches) {
    for (const line of lines) {
      const [component = '', member = ''] = name.split('.')
      const profile: Readonly<Record<string, Readonly<Record<string, SwitchValue>>>> = profileOf(
        newestOf(line)
      )
      t.ok(allows(it, profile[component]?.[member]), `${name} at ${line}`)
    }
  }
})

t.test('every switch says what it decides and where that was learned', async t => {
  for (const [name, { help, source }] of allSwitches) {
    t.match(help, /^[a-z8G"/D].{15,}[^.]$/, name)
    t.ok(source.length > 5, name)
  }
})

t.test('every quirk sets switches that exist, to values that they can take', async t => {
  for (const { id, on, off = {} } of quirks) {
    for (const [name, value] of [...Object.entries(on), ...Object.entries(off)]) {
      const found = switchNamed(name)
      t.ok(found !== undefined && allows(found, value), `${id}: ${name} = ${value}`)
    }
  }
})

t.test('no two quirks have the same name', async t => {
  t.equal(new Set(quirks.map(it => it.id)).size, quirks.length)
})

t.test('a quirk that a release has is what its own values come to, or changes them', async t => {
  for (const quirk of quirks) {
    for (const line of lines.filter(it => hasQuirk(quirk, newestOf(it)))) {
      const profile: Readonly<Record<string, Readonly<Record<string, SwitchValue>>>> = profileOf(
        newestOf(line)
      )
      for (const [name, value] of Object.entries(quirk.on)) {
        const [component = '', member = ''] = name.split('.')
        t.equal(profile[component]?.[member], value, `${quirk.id}: ${name} at ${line}`)
      }
    }
  }
})

const wish = (quirk: [string, boolean][], switches = {}) => ({ quirks: new Map(quirk), switches })

t.test('a quirk is on where the pinned release had it, and off one patch later', async t => {
  t.equal(profileOf(aRelease('8.6.35')).operate.unknownId, 'es-empty-list')
  t.equal(profileOf(aRelease('8.6.36')).operate.unknownId, '404')
  t.equal(profileOf(aRelease('8.7.5')).tasklist.incomplete, 'immediate')
  t.equal(profileOf(aRelease('8.7.6')).tasklist.incomplete, 'queue-aware')
  t.equal(profileOf(aRelease('8.6.11')).operate.listFilters, false)
  t.equal(profileOf(aRelease('8.6.12')).operate.listFilters, true)
})

t.test('a quirk is switched by name, whatever the release', async t => {
  const on = profileOf(aRelease('8.7.38'), wish([['camunda-33717', true]]))
  t.equal(on.operate.incomplete, 'immediate')
  const off = profileOf(aRelease('8.6.9'), wish([['camunda-33717', false]]))
  t.equal(off.operate.incomplete, 'queue-aware')
  const polite = profileOf(aRelease('8.7'), wish([['operate-400', false]]))
  t.equal(polite.operate.errorStyle, 'tasklist-mgmt')
})

t.test('a single switch has the last word', async t => {
  const wishes = wish([['camunda-33717', true]], { 'operate.incomplete': 'timeout' })
  const profile = profileOf(aRelease('8.7'), wishes)
  t.equal(profile.operate.incomplete, 'timeout')
  t.equal(profile.tasklist.incomplete, 'immediate')
})

t.test('a name that is no switch names none', async t => {
  for (const name of [
    'operate',
    'operate.',
    'operate.nope',
    'nope.parts',
    'operate.toString',
    ''
  ]) {
    t.equal(switchNamed(name), undefined, JSON.stringify(name))
  }
  t.ok(switchNamed('webapps.parts'))
})
