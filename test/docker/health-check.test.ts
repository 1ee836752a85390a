/** Runs the container's health check as an engine would, but for the address. */
import { spawnSync } from 'node:child_process'
import t from 'tap'
import { configIn, healthCheckWords, imageEnvironment } from '../support/container.js'
import { foreignEnvironment, startCli } from '../support/started.js'

const [, ...words] = healthCheckWords()
const run = (...more: string[]) =>
  spawnSync(process.execPath, [...words, ...more], { env: foreignEnvironment(), encoding: 'utf8' })

t.test('it follows the life of the process', async t => {
  const { doors, stop } = await startCli(t, ['--port-base', '0', '--layout', 'hosts'])
  const url = `${doors.control}/health`
  t.equal(run('--url', url).status, 0, 'healthy while it serves')
  t.equal(await stop(), 0)
  t.equal(run('--url', url).status, 1, 'unhealthy once it is gone')
})

t.test('without an address it asks the control door of the image', async t => {
  const control = configIn(imageEnvironment).doors.find(it => it.product === 'control')
  t.match(run('--help').stdout, `[http://127.0.0.1:${control?.port}/health]`)
})
