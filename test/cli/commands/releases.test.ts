import t from 'tap'
import { lines, newestOf } from '../../../src/domain/release.js'
import { invoke } from '../../support/invocation.js'

t.test('every line is listed with its newest patch and its topology', async t => {
  const it = invoke(['releases'])
  t.equal(await it.code, 0)
  const rows = (it.out[0] ?? '').split('\n')
  t.equal(rows.length, lines.length + 1)
  for (const [index, line] of lines.entries()) {
    t.ok(
      rows[index + 1]?.startsWith(`${line.padEnd(4)}  ${newestOf(line).version.padEnd(6)}  `),
      line
    )
  }
  t.equal(rows[7], '8.7   8.7.38  standalone')
  t.equal(rows[8], '8.8   8.8.37  unified, or standalone')
  const [first, second, third] = (['8.1', '8.7', '8.8'] as const).map(it => newestOf(it).version)
  t.equal(it.out.at(-1), `Unless one is, it is all: ${first}, ${second} and ${third} side by side.`)
})

t.test('releases takes nothing', async t => {
  const it = invoke(['releases', '--camunda', '8.7'])
  t.equal(await it.code, 2)
  t.strictSame(it.err, [
    'releases: "--camunda": unexpected argument',
    'releases: "8.7": unexpected argument'
  ])
  t.strictSame(it.out, [])
})
