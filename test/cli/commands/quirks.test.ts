import t from 'tap'
import { quirks } from '../../../src/domain/profile/quirks.js'
import { invoke } from '../../support/invocation.js'

async function list(argv: readonly string[], env = {}) {
  const it = invoke(['quirks', ...argv], { env })
  return { code: await it.code, err: it.err, lines: it.out.flatMap(text => text.split('\n')) }
}

const rowOf = (lines: readonly string[], id: string) =>
  lines
    .find(line => line.split(/ +/).includes(id))
    ?.slice(0, 34)
    .trim()

t.test('every quirk of the table is listed with its effect, within 80 columns', async t => {
  for (const argv of [[], ['--camunda', '8.9']]) {
    const { code, lines } = await list(argv)
    t.equal(code, 0)
    t.strictSame(
      lines.filter(line => line.length > 80),
      []
    )
    const text = lines.join(' ').replaceAll(/ +/g, ' ')
    for (const { id, effect } of quirks) t.ok(text.includes(` ${id} ${effect}`), id)
  }
})

t.test('of a pinned release it says on or off', async t => {
  const { lines } = await list(['--camunda', '8.6.9'])
  t.match(lines[0], /^Quirks of Camunda 8\.6\.9; /)
  t.equal(rowOf(lines, 'camunda-33717'), 'on  camunda-33717')
  t.equal(rowOf(lines, 'helm-613'), 'off helm-613')
  const switched = await list(['--camunda=8.6.9', '--quirk=camunda-33717=off'])
  t.equal(rowOf(switched.lines, 'camunda-33717'), 'off camunda-33717')
})

t.test('side by side it says which families have it', async t => {
  const { lines } = await list([])
  t.equal(rowOf(lines, 'delete-always-204'), '8.1 8.7     delete-always-204')
  t.equal(rowOf(lines, 'helm-613'), 'off         helm-613')
})

t.test('the release may stand in the environment, and must be one', async t => {
  const { lines } = await list([], { C8_BACKUP_MOCK_CAMUNDA: '8.2.1' })
  t.match(lines[0], /^Quirks of Camunda 8\.2\.1; /)
  const { code, err } = await list(['--camunda', '8.0'])
  t.equal(code, 2)
  t.match(err, [/^--camunda: "8\.0" is not allowed/])
})
