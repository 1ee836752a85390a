/** The control door: where it listens, what it asks for, and when there is none. */
import t from 'tap'
import { complaintsOf, read, type Written } from '../support/config-sources.js'

const controlOf = (...argv: string[]) =>
  read({ argv }).config.doors.find(it => it.product === 'control')

t.test('it listens where the others do, or at an address of its own', async t => {
  t.equal(controlOf()?.host, '127.0.0.1')
  t.equal(controlOf('--host=127.0.0.2')?.host, '127.0.0.2')
  const { doors } = read({ argv: ['--host=0.0.0.0', '--control-host=127.0.0.1'] }).config
  for (const { product, host } of doors) {
    t.equal(host, product === 'control' ? '127.0.0.1' : '0.0.0.0', product)
  }
})

t.test('it is not there when it is turned off', async t => {
  const { doors } = read({ argv: ['--no-control'] }).config
  t.strictSame(
    doors.map(it => it.product),
    ['operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch']
  )
  t.strictSame(complaintsOf({ argv: ['--no-control', '--elasticsearch-port=9680'] }), [])
  t.ok(controlOf('--no-control=false'))
})

const reaches = 'puts the control door in reach of others'
const reachable: [argv: string[], complaint: string | undefined, why: string][] = [
  [['--host=127.0.0.1'], undefined, 'loopback'],
  [['--host=127.8.8.8'], undefined, 'any address of loopback'],
  [['--host=::1'], undefined, 'loopback of IPv6'],
  [['--host=0:0:0:0:0:0:0:1'], undefined, 'the same in full'],
  [['--host=localhost'], undefined, 'loopback by name'],
  [['--host=0.0.0.0'], `--host: "0.0.0.0" ${reaches}`, 'every address'],
  [['--host=::'], `--host: "::" ${reaches}`, 'every address of IPv6'],
  [['--host=::1:1'], `--host: "::1:1" ${reaches}`, 'an address that ends like loopback'],
  [['--host=10.0.0.1'], `--host: "10.0.0.1" ${reaches}`, 'an address of the network'],
  [['--host=mock'], `--host: "mock" ${reaches}`, 'a name, which may mean anything'],
  [['--control-host=0.0.0.0'], `--control-host: "0.0.0.0" ${reaches}`, 'an address of its own'],
  [['--host=0.0.0.0', '--control-token=t'], undefined, 'with a token'],
  [['--host=0.0.0.0', '--control-host=::1'], undefined, 'the others alone'],
  [['--host=0.0.0.0', '--no-control'], undefined, 'without the door']
]

for (const [argv, complaint, why] of reachable) {
  t.test(`${complaint === undefined ? 'allowed' : 'refused'}: ${why}`, async t => {
    const advice = 'give --control-token as well, or --control-host 127.0.0.1, or --no-control'
    const expected = complaint === undefined ? [] : [`${complaint}; ${advice}`]
    t.strictSame(complaintsOf({ argv }), expected)
  })
}

t.test(
  'flags for a door that is turned off contradict it, in the environment they may stay',
  async t => {
    const argv = ['--no-control', '--control-port=1', '--control-token=secret']
    t.strictSame(complaintsOf({ argv }), [
      '--control-port: contradicts --no-control; give one of the two',
      '--control-token: contradicts --no-control; give one of the two'
    ])
    const env = { C8_BACKUP_MOCK_CONTROL_TOKEN: 'secret', C8_BACKUP_MOCK_CONTROL_PORT: '1' }
    t.strictSame(complaintsOf({ argv: ['--no-control'], env }), [])
    const off = { C8_BACKUP_MOCK_NO_CONTROL: 'true' }
    t.strictSame(complaintsOf({ argv: ['--control-port=1'], env: off }), [])
  }
)

t.test('the token is told to nobody, not even when it is wrong', async t => {
  const secret = 'correct-horse'
  const sources: [written: Written, from: string][] = [
    [{ argv: ['--control-token', secret] }, 'flag --control-token'],
    [{ env: { C8_BACKUP_MOCK_CONTROL_TOKEN: secret } }, 'environment C8_BACKUP_MOCK_CONTROL_TOKEN'],
    [{ argv: ['--config=a.yaml'], files: { 'a.yaml': `controlToken: ${secret}` } }, 'file a.yaml']
  ]
  for (const [written, from] of sources) {
    const { config, effective } = read(written)
    t.equal(config.controlToken, secret)
    t.strictSame(effective.get('controlToken'), { value: '(secret)', from })
    t.notMatch(JSON.stringify([...effective]), secret)
  }
  t.equal(read().config.controlToken, null)
  t.equal(read().effective.get('controlToken')?.value, null)
  t.strictSame(complaintsOf({ argv: ['--control-token', 'correct horse'] }), [
    '--control-token: "(secret)" is not allowed; ' +
      'give up to 500 letters, digits and marks of ASCII, without blanks'
  ])
})
