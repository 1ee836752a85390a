/** The bench as its users run it, with bounds so small that the figures mean nothing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

const noBaseline = ['--baseline', 'test/bench/fixtures/no-baseline.json']
const tiny = ['--quick', ...noBaseline, '--only', 'get-state', '--rounds', '1', '--seconds', '0.1']

/** Runs the bench, and the servers it starts, with the loader that runs this test. */
async function bench(argv: readonly string[]) {
  const child = spawn(process.execPath, [...process.execArgv, 'bench/main.js', ...argv])
  t.teardown(() => child.kill('SIGTERM'))
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

t.test('a question is put to three servers and answered in a table', async t => {
  const json = path.join(t.testdir(), 'results.json')
  const { code, out, err } = await bench([...tiny, '--cli', 'src/cli/main.ts', '--json', json])
  t.equal(code, 0, err)
  const rows = out.split('\n').filter(line => line.startsWith('|'))
  t.match(rows[0], /\| mock \| bare Fastify \| node:http \|/)
  const figure = String.raw`[\d.,]+ ±\d+ %`
  t.match(
    rows[2],
    new RegExp(String.raw`\| requests/s \| ${figure} \| ${figure} \| ${figure} \| \d+\.\d+ \|`)
  )
  t.equal(rows.length, 4, 'a head, a rule and a question asked in two ways')
  t.match(out, /^Targets: \d of 2 are met\.$/m)

  const { machine, results } = JSON.parse(readFileSync(json, 'utf8'))
  t.equal(machine.node, process.version)
  t.strictSame(Object.keys(results[0].rows[0].figures), ['mock', 'http', 'fastify'])
})

t.test('a question whose answers were not all 2xx is refused, with their number', async t => {
  const { code, out } = await bench([...tiny, '--cli', 'test/bench/fixtures/forgetful-mock.js'])
  t.equal(code, 1)
  t.match(out, /\*\*refused\*\*: mock: \d+ of \d+ answers were not 2xx \(404: \d+\), \d+ errors/)
  t.notMatch(out, /±/, 'and no figure is printed')
})

for (const { flags, complaint, why } of [
  { flags: ['--only', 'speed'], complaint: /^--only speed: .* get-state/, why: 'unknown question' },
  { flags: ['--rounds', '0'], complaint: /^--rounds 0: .* from 1 to 100/, why: 'below the range' },
  { flags: ['--seconds', '61'], complaint: /^--seconds 61: .* 0.1 to 60/, why: 'above the range' },
  {
    flags: ['--quick', '--save-baseline'],
    complaint: /^--save-baseline: --quick/,
    why: 'a baseline of something else'
  },
  { flags: ['--slow'], complaint: /--slow/, why: 'unknown flag' }
]) {
  t.test(`${flags.join(' ')} ends with 2 (${why})`, async t => {
    const { code, out, err } = await bench(flags)
    t.equal(code, 2)
    t.equal(out, '')
    t.match(err, complaint)
  })
}
