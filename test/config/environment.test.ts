import t from 'tap'
import { readConfig } from '../../src/config.js'
import { complaintsOf, read } from '../support/config-sources.js'

t.test('a variable is the setting in capitals behind the prefix', async t => {
  const env = { C8_BACKUP_MOCK_OPERATE_BASE_PATH: '/core', C8_BACKUP_MOCK_PORT_BASE: '0' }
  const [operate] = read({ env }).config.doors
  t.match(operate, { basePath: '/core', port: 0 })
})

t.test('a variable that is there without a text is not there', async t => {
  const rest = { readFile: () => '', freshSeed: () => 's' }
  const env = { C8_BACKUP_MOCK_PACE: undefined, C8_BACKUP_MOCK_NONE: undefined }
  t.equal(readConfig({ argv: [], env, ...rest }).config.pace, 'realistic')
})

const platform = {
  C8_BACKUP_MOCK_SERVICE_HOST: '10.0.0.1',
  C8_BACKUP_MOCK_SERVICE_PORT: '9600',
  C8_BACKUP_MOCK_SERVICE_PORT_OPERATE: '9600',
  C8_BACKUP_MOCK_PORT: 'tcp://10.0.0.1:9600',
  C8_BACKUP_MOCK_PORT_9600_TCP: 'tcp://10.0.0.1:9600',
  C8_BACKUP_MOCK_PORT_9600_TCP_PROTO: 'tcp',
  C8_BACKUP_MOCK_PORT_9600_TCP_PORT: '9600',
  C8_BACKUP_MOCK_PORT_9600_TCP_ADDR: '10.0.0.1'
}

t.test('what Kubernetes sets for a service of our name is nobody’s mistake', async t => {
  t.strictSame(complaintsOf({ env: platform }), [])
})

const unknown: [variable: string, text: string, meant: string][] = [
  ['C8_BACKUP_MOCK_PORTBASE', '0', '; did you mean C8_BACKUP_MOCK_PORT_BASE?'],
  ['C8_BACKUP_MOCK_PORT', '9600', ''],
  ['C8_BACKUP_MOCK_PRINT_CONFIG', 'true', ''],
  ['C8_BACKUP_MOCK_', '', ''],
  ['C8_BACKUP_MOCK_pace', 'slow', '; did you mean C8_BACKUP_MOCK_PACE?']
]

for (const [variable, text, meant] of unknown) {
  t.test(`${variable}=${text} is refused`, async t => {
    const complaints = complaintsOf({ env: { [variable]: text } })
    t.strictSame(complaints, [`${variable}: unknown variable${meant}`])
  })
}

t.test('variables of others are none of our business', async t => {
  t.strictSame(complaintsOf({ env: { C8_BACKUP: 'x', XC8_BACKUP_MOCK_PACE: 'x', PATH: '/' } }), [])
})
