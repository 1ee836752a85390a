import t from 'tap'
import { ConfigError, readConfig } from '../../src/config.js'

function configOf(...argv: readonly string[]) {
  const readFile = () => ''
  return readConfig({ argv, env: {}, readFile, freshSeed: () => 'fresh' }).config
}

t.test('at a pace of polls the clock is a manual one, said or unsaid', async t => {
  t.strictSame(configOf('--pace', 'polls').clock, { mode: 'manual' })
  t.strictSame(configOf('--pace', 'polls', '--clock', 'manual').clock, { mode: 'manual' })
  t.strictSame(configOf('--pace', 'slow').clock, { mode: 'real' })
})

for (const clock of ['real', 'x60']) {
  t.test(`a clock that runs ${clock} does not go with polls`, async t => {
    const asked = () => configOf('--pace', 'polls', '--clock', clock)
    const complaint = `--clock: ${clock} does not go with --pace polls, whose clock is moved by polls alone`
    t.throws(asked, new ConfigError([complaint]))
  })
}
