/** The soak as its users run it, for so short a time that it says little about memory. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { BUILT_CLI, foreignEnvironment } from '../support/started.js'

async function soak(argv: readonly string[]) {
  const child = spawn(process.execPath, ['bench/soak/main.js', ...argv], {
    env: foreignEnvironment()
  })
  t.teardown(() => child.kill('SIGTERM'))
  let out = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

t.test('five seconds of everything at once leave the mock as it should be', async t => {
  const { code, out, err } = await soak(['--seconds', '5', '--idle', '300', '--cli', BUILT_CLI])
  t.equal(code, 0, out + err)
  t.match(out, /^Nothing is wrong\.$/m)
  for (const what of [
    'idle connections open at a time',
    'requests that came byte by byte',
    'half-open connections',
    'header floods',
    'requests sent ahead',
    'requests aborted half-way',
    'parked requests whose client has gone',
    'snapshots taken, polled 20 times and deleted'
  ]) {
    t.match(out, new RegExp(String.raw`^\| ${what} \| [\d,]+ \|$`, 'm'), `${what}: it was done`)
  }
})

t.test('a mock that answers wrongly is told of, with the answer', async t => {
  const { code, out } = await soak([
    ...['--seconds', '2', '--idle', '6'],
    ...['--cli', 'test/bench/fixtures/wrong-everywhere.js']
  ])
  t.equal(code, 1)
  t.match(out, /^wrong: GET \/actuator\/backups\/\d+: 418 /m)
  t.match(out, /^log: \{"level":50,"msg":"a mistake"\}/m)
  t.match(out, /^Wrong: \d+ wrong answers; 1 errors in the log; it ended with 3\.$/m)
})

for (const [argv, why] of [
  [['--seconds', '0'], 'nothing'],
  [['--minutes', '61'], 'more than an hour'],
  [['--idle', 'many'], 'no number']
] as const) {
  t.test(`${argv.join(' ')} ends with 2 (${why})`, async t => {
    t.equal((await soak(argv)).code, 2)
  })
}
