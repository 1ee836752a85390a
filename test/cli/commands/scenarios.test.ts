import t from 'tap'
import { scenarios } from '../../../src/server.js'
import { fakeServer } from '../../support/fake-server.js'
import { invoke } from '../../support/invocation.js'

const all = scenarios()

async function run(...argv: string[]) {
  const { module } = fakeServer({ scenarios: all })
  const it = invoke(['scenarios', ...argv], { loadServer: async () => module })
  return { code: await it.code, err: it.err, text: it.out.join('\n') }
}

t.test('every scenario is listed with what is the matter', async t => {
  const { code, text } = await run()
  t.equal(code, 0)
  const lines = text.split('\n').map(line => line.replace(/ {2,}/, '  '))
  t.equal(lines[0], 'NAME  WHAT IS THE MATTER')
  for (const { name, title } of all) t.ok(lines.includes(`${name}  ${title}`), name)
  t.match(text, /c8-backup-mock scenarios NAME explains one/)
})

t.test('one is explained in full, within 80 columns but for the commands', async t => {
  for (const { name, title, description, look, advice, tags } of all) {
    const { code, text } = await run(name)
    t.equal(code, 0)
    const told = text.replace(/\s+/g, ' ')
    for (const it of [title, description, look, advice, ...tags]) {
      t.ok(told.includes(it.replace(/\s+/g, ' ').trim()), `${name}: ${it}`)
    }
    t.ok(told.includes(`c8-backup-mock --scenario ${name}`))
    const long = text.split('\n').filter(line => line.length > 80 && !/curl|--scenario/.test(line))
    t.strictSame(long.slice(text.startsWith(long[0] ?? '-') ? 1 : 0), [], name)
  }
})

t.test('where not every release has it, one that has is named', async t => {
  const { text } = await run('missing-indices')
  t.match(text, '  c8-backup-mock --scenario missing-indices --camunda 8.10\n')
  t.match(text, '  it makes sense in 8.8, 8.9, 8.10\n')
  t.notMatch((await run('happy-day')).text, '--camunda')
})

t.test('programs get JSON', async t => {
  t.strictSame(JSON.parse((await run('--json')).text), JSON.parse(JSON.stringify(all)))
  const { text } = await run('--json', 'busy')
  t.match(JSON.parse(text), { name: 'busy', tags: ['conflict', 'in-progress'] })
})

const wrong: [argv: string[], ...complaints: RegExp[]][] = [
  [['hapy-day'], /^scenarios: there is no "hapy-day"; did you mean happy-day\?$/],
  [['zzz'], /^scenarios: there is no "zzz"; c8-backup-mock scenarios lists those there are$/],
  [['../config'], /^scenarios: there is no "\.\.\/config"/],
  [['busy', 'x'], /^scenarios: "x": unexpected argument$/],
  [['--all'], /^scenarios: "--all": unexpected argument$/]
]

for (const [argv, ...complaints] of wrong) {
  t.test(`scenarios ${argv.join(' ')} is refused`, async t => {
    const { code, err, text } = await run(...argv)
    t.equal(code, 2)
    t.match(err, complaints)
    t.equal(text, '')
  })
}

t.test('help names its options', async t => {
  const { code, text } = await run('--help')
  t.equal(code, 0)
  t.match(text, /^Usage: c8-backup-mock scenarios \[options\]\n/)
  t.match(text, '--json')
})
