/** `verify --mock` can be told what the mock is, as `serve` is told. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { scenarios, startServer } from '../../src/server.js'
import { invoke } from '../support/invocation.js'

const loadServer = async () => ({ scenarios, startServer })
const mock = (...argv: readonly string[]) => invoke(['verify', '--mock', ...argv], { loadServer })

/** Each with what the run says at its end. */
const told: readonly (readonly [argv: readonly string[], only: string, said: RegExp])[] = [
  [['--storage', 'rdbms', '--camunda', '8.9'], 'webapps.read.unknown', /no case is about/],
  [['--camunda', '8.9'], 'webapps.read.unknown', /: 1 hold, 0 differ/],
  [['--topology=standalone', '--camunda', '8.8'], 'operate.', /\d+ hold, 0 differ/],
  [['--operate-base-path', '/core'], 'operate.read.unknown.8.5', /: 1 hold, 0 differ/],
  [['--repository', 'elsewhere'], 'operate.read.unknown.8.5', /: 1 hold, 0 differ/]
]
for (const [argv, only, said] of told) {
  t.test(`${argv.join(' ')}, ${only}`, async t => {
    const it = mock(...argv, '--only', only)
    await it.code
    t.match([...it.out, ...it.err].join('\n'), said)
  })
}

t.test('a file says it as well, and flags win over it', async t => {
  const file = path.join(t.testdir({}), 'mock.json')
  writeFileSync(file, JSON.stringify({ camunda: '8.8' }))
  const ofFile = mock('--config', file, '--only', 'webapps.read.unknown')
  t.equal(await ofFile.code, 0)
  t.match(ofFile.out.at(-1), /^Camunda 8\.8/)
  const ofFlag = mock('--config', file, '--camunda', '8.7', '--only', 'operate.read.unknown')
  t.equal(await ofFlag.code, 0)
  t.match(ofFlag.out.at(-1), /^Camunda 8\.7/)
})

const refused: readonly (readonly [argv: readonly string[], said: RegExp, why: string])[] = [
  [['--mock', '--ready-file', 'x'], /--ready-file: is not for --mock/, 'nobody reads it'],
  [['--mock', '--layout', 'hosts'], /--layout: is not for --mock/, 'names are not resolved'],
  [['--mock', '--no-repository'], /--no-repository: is not for --mock/, 'nothing could be taken'],
  [['--mock', '--storage', 'paper'], /--storage/, 'serve refuses it'],
  [['--mock', '--storage'], /--storage: has no value/, 'it has no value'],
  [['--mock', '--camunda', '8.7', '--storage', 'rdbms'], /rdbms/, 'serve refuses both together'],
  [['--mock', '--scenario', 'nothing-of-the-kind'], /--scenario/, 'there is none'],
  [['--storage', 'rdbms'], /--storage: is for --mock/, 'a deployment is what it is'],
  [['--mock', '--storge', 'rdbms'], /--storge: unknown flag/, 'it is misspelt'],
  [['--mock', '--first-id', '0'], /--first-id/, 'ids begin with 1'],
  [['--mock', '--first-id', '9000000000000000000'], /--first-id/, 'no room is left above it']
]
for (const [argv, said, why] of refused) {
  t.test(`${argv.join(' ')} is refused: ${why}`, async t => {
    const it = invoke(['verify', ...argv, '--only', 'operate.read.unknown'], { loadServer })
    t.equal(await it.code, 2)
    t.match(it.err.join('\n'), said)
  })
}
