import t from 'tap'
import { nameMatcher } from '../../src/domain/name-pattern.js'
import { partGroups } from '../../src/domain/part-groups.js'
import { seedIndices } from '../../src/domain/seed-indices.js'
import type { BackupApp } from '../../src/domain/snapshot-name.js'

const names = seedIndices({ day: '2001-02-03', version: '8.7.2' }).map(index => index.name)
const archive = (name: string) => `${name}2001-02-03`

const partsOfApp = [
  ['operate', 6],
  ['tasklist', 6],
  ['optimize', 2]
] as const satisfies readonly (readonly [BackupApp, number])[]

for (const [app, parts] of partsOfApp) {
  const partsOf = (name: string) =>
    partGroups(app, parts).flatMap((patterns, index) =>
      patterns.some(pattern => nameMatcher(pattern)(name)) ? [index + 1] : []
    )

  t.test(`every index of ${app} lies in exactly one part`, async t => {
    const own = names.filter(name => name.startsWith(`${app}-`))
    t.ok(own.length > 0)
    for (const name of own) t.equal(partsOf(name).length, 1, name)
  })

  t.test(`no index of anybody else lies in a part of ${app}`, async t => {
    const others = names.filter(name => !name.startsWith(`${app}-`))
    for (const name of others) t.strictSame(partsOf(name), [], name)
  })

  t.test(`an archive of ${app} lies in one part at most`, async t => {
    const own = names.filter(name => name.startsWith(`${app}-`))
    for (const name of own) t.ok(partsOf(archive(name)).length <= 1, archive(name))
  })
}

t.test('archives have parts of their own', async t => {
  const dated = partGroups('operate', 6).filter(patterns =>
    patterns.every(it => it.endsWith('_20*'))
  )
  t.equal(dated.length, 2)
})

t.test(
  'the web applications hold all of Operate and Tasklist, however many parts there are',
  async t => {
    const own = names.filter(name => /^(operate|tasklist)-/.test(name))
    for (const parts of [4, 5, 6, 7]) {
      const groups = partGroups('webapps', parts)
      t.equal(groups.length, parts)
      for (const name of own) {
        const holding = groups.filter(patterns => patterns.some(it => nameMatcher(it)(name)))
        t.equal(holding.length, 1, `${name} of ${parts}`)
      }
    }
  }
)
