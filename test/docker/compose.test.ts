/** Holds the composition to what can be known without an engine. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import {
  composeText,
  configIn,
  dockerfile,
  healthCheckWords,
  imageEnvironment,
  service
} from '../support/container.js'

/** Members of a service in the Compose specification, as far as they are used here. */
const known = new Set([
  'build',
  'cap_drop',
  'command',
  'depends_on',
  'environment',
  'healthcheck',
  'image',
  'init',
  'networks',
  'ports',
  'read_only',
  'security_opt',
  'stop_grace_period'
])

/** The composition with the marks taken away from the example client. */
const withClient = parse(composeText.replace(/^( {2})# (?= *client:| {2,}\S)/gm, '$1'))

const { doors } = configIn({ ...imageEnvironment, ...service.environment })

t.test('one service, built from the root of the repository', async t => {
  const { services } = parse(composeText)
  t.strictSame(Object.keys(services), ['camunda'])
  t.ok(existsSync(path.join('docker', service.build.context, 'Dockerfile')))
  t.strictSame(
    [...Object.keys(service)].filter(it => !known.has(it)),
    [],
    'no mistyped members'
  )
  const [, args = ''] = /# args:\n((?: +# +\w+: .*\n)+)/.exec(composeText) ?? []
  t.strictSame(parse(args.replace(/^ +# +/gm, '')), dockerfile.args, 'the arguments it shows')
})

t.test('it answers under every host name of the deployment', async t => {
  const names = doors.flatMap(it => it.hostNames)
  t.strictSame(new Set(service.networks.cluster.aliases), new Set(names))
  t.equal(service.networks.cluster.aliases.length, names.length)
  t.ok('cluster' in parse(composeText).networks)
})

t.test('every door is published under its own port, to this machine only', async t => {
  const ports = [...new Set(doors.map(it => it.port))]
  const published: string[] = service.ports
  t.strictSame(new Set(published), new Set(ports.map(it => `127.0.0.1:${it}:${it}`)))
})

t.test(
  'every door is open inside, and the control door asks for the token that is told',
  async t => {
    const { doors, controlToken } = configIn({ ...imageEnvironment, ...service.environment })
    t.ok(doors.every(it => it.host === '0.0.0.0'))
    t.ok(controlToken)
    t.match(composeText, `curl -H 'Authorization: Bearer ${controlToken}'`)
  }
)

t.test('the process is as harmless as it can be', async t => {
  t.strictSame(service.cap_drop, ['ALL'])
  t.strictSame(service.security_opt, ['no-new-privileges:true'])
  t.equal(service.read_only, true)
  t.equal(service.init, false, 'it heeds signals as process 1')
})

t.test('the health check is that of the image, for whichever engine overlooks it', async t => {
  t.strictSame(service.healthcheck.test, ['CMD', ...healthCheckWords()])
})

t.test('the example client reaches a door by name, once that answers', async t => {
  const { client } = withClient.services
  t.strictSame(
    Object.keys(client).filter(it => !known.has(it)),
    []
  )
  t.strictSame(client.networks, Object.keys(service.networks))
  t.strictSame(client.depends_on, { camunda: { condition: 'service_healthy' } })
  const url = new URL(client.command.at(-1))
  const door = doors.find(it => it.hostNames.includes(url.hostname))
  t.equal(door?.product, 'operate')
  t.equal(door?.port, Number(url.port))
  const body = JSON.parse(client.command[client.command.indexOf('--data') + 1])
  t.strictSame(Object.keys(body), ['backupId'])
})
