import t from 'tap'
import { type DeploymentWishes, deploymentOf } from '../../src/domain/deployment.js'
import { lines } from '../../src/domain/release.js'

const plain: DeploymentWishes = { storage: 'elasticsearch', quirks: new Map(), switches: {} }

t.test('up to 8.7 the applications stand alone, from 8.8 on they are one', async t => {
  for (const line of lines) {
    const deployment = deploymentOf(line, plain)
    const alone = Number(line.split('.')[1]) <= 7
    t.equal(deployment?.topology, alone ? 'standalone' : 'unified', line)
    t.equal(deployment?.operate.length, alone ? 1 : 0, `${line}: Operate`)
    t.equal(deployment?.webapps.length, alone ? 0 : 1, `${line}: web applications`)
    t.equal(deployment?.optimize.length, 1, `${line}: Optimize`)
    t.equal(deployment?.zeebe.length, 1, `${line}: Zeebe`)
  }
})

t.test('a relational database leaves nothing to back up for the web applications', async t => {
  const deployment = deploymentOf('8.9', { ...plain, storage: 'rdbms' })
  t.strictSame(deployment?.webapps, [])
  t.equal(deployment?.main.profile.zeebe.idMode, 'continuous')
})

t.test('all serves every family side by side, and the documented spelling of 8.1 too', async t => {
  const all = deploymentOf('all', plain)
  t.strictSame(
    all?.operate.map(it => it.profile.operate.endpoint),
    ['backups', 'backup']
  )
  t.strictSame(
    all?.tasklist.map(it => it.release.line),
    ['8.7', '8.1']
  )
  t.strictSame(
    all?.webapps.map(it => it.profile.webapps.endpoint),
    ['backupHistory']
  )
  t.strictSame(
    all?.zeebe.map(it => it.profile.zeebe.endpoint),
    ['backups', 'first', 'backupRuntime']
  )
  t.equal(all?.operate[1]?.profile.operate.capitalState, true)
  t.equal(deploymentOf('8.1', plain)?.main.profile.operate.capitalState, false, 'pinned, it is not')
  t.equal(all?.name, 'all')
})

t.test('anything else is no deployment', async t => {
  for (const name of ['8.0', '9.0', '8.11', 'ALL', '', '8.7.x']) {
    t.equal(deploymentOf(name, plain), undefined, JSON.stringify(name))
  }
})

t.test(
  'what was switched off for one release can be switched on, and the other way round',
  async t => {
    const wishes = { ...plain, topology: 'standalone', switches: { 'zeebe.prefix': true } } as const
    t.equal(deploymentOf('8.7', wishes)?.main.profile.zeebe.prefix, true)
    t.equal(deploymentOf('8.8', wishes)?.topology, 'standalone')
  }
)
