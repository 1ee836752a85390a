/** Products below the control door: the world's own app, as behind a proxy that cuts off the prefix. */
import t from 'tap'
import { worldPath } from '../../src/server/passage.js'
import { ask } from '../support/ask.js'
import { sendAll } from '../support/raw-http.js'
import { worldServer } from '../support/worlds.js'

const paths: [url: string, found: [string, string, string] | undefined, why: string][] = [
  ['/worlds/x/operate/actuator/backups', ['x', 'operate', '/actuator/backups'], 'the usual'],
  ['/worlds/x/operate', ['x', 'operate', '/'], 'nothing behind it'],
  ['/worlds/x/operate/', ['x', 'operate', '/'], 'a slash behind it'],
  ['/worlds/x/operate?a=/b/c', ['x', 'operate', '/?a=/b/c'], 'a query alone'],
  [
    '/worlds/x/operate//a%2Fb?q',
    ['x', 'operate', '//a%2Fb?q'],
    'what follows stays as it was sent'
  ],
  ['/worlds/%78/%6fperate/a', ['x', 'operate', '/a'], 'encoded names'],
  ['/worlds/a%2Fb/operate/a', ['a/b', 'operate', '/a'], 'a name that no world can have'],
  ['http://host:1/worlds/x/operate/a', ['x', 'operate', '/a'], 'an address in front'],
  ['/worlds/x', undefined, 'a world'],
  ['/worlds/x/', undefined, 'a world and a slash'],
  ['/worlds/x//operate', undefined, 'a product that has no name'],
  ['/worlds//operate/a', undefined, 'a world that has no name'],
  ['//worlds/x/operate', undefined, 'two slashes in front'],
  ['/worlds', undefined, 'the worlds'],
  ['/worlds/%zz/operate/a', undefined, 'a name that cannot be decoded'],
  ['/world/x/operate/a', undefined, 'another path']
]

for (const [url, found, why] of paths) {
  t.test(`${url}: ${why}`, async t => {
    const [world, product, rest] = found ?? []
    t.strictSame(worldPath(url), found && { world, product, rest })
  })
}

t.test('a product answers for its world, as at the root of a door', async t => {
  const { control, base } = await worldServer(t)
  await control('POST', '/worlds', { name: 'x', camunda: '8.7', pace: 'instant' })
  const below = `${base}/worlds/x`
  const links = JSON.parse((await ask('GET', `${below}/operate/actuator`)).body)
  t.equal(links._links.self.href, `${base}/actuator`, 'it does not know the prefix')
  const missing = JSON.parse((await ask('GET', `${below}/operate/actuator/nope?a=b`)).body)
  t.match(JSON.stringify(missing), '/actuator/nope')
  t.notMatch(JSON.stringify(missing), 'worlds')
  const start = await ask('POST', `${below}/operate/actuator/backups`, { backupId: 7 })
  t.equal(start.status, 200)
  const snapshots = JSON.parse(
    (await ask('GET', `${below}/elasticsearch/_snapshot/camunda/_all`)).body
  )
  t.equal(snapshots.snapshots.length, 6)
  const inDefault = await ask('GET', `${base}/worlds/default/operate/actuator/backups`)
  t.strictSame(JSON.parse(inDefault.body), [], 'nothing of it is in the default world')
  const { entries } = (await control('GET', '/worlds/x/journal?operation=takeBackup')).json
  t.match(entries, [{ product: 'operate', url: '/actuator/backups', backupId: '7' }])
  t.equal(entries.length, 1)
})

t.test(
  'it has the manners of its product, and what follows on the connection those of another',
  async t => {
    const { control, base } = await worldServer(t)
    await control('POST', '/worlds', { name: 'x', camunda: '8.7' })
    const port = Number(new URL(base).port)
    const paths = ['operate/actuator/health', 'elasticsearch/', 'clock', 'elasticsearch/a%2Fb']
    const answers = await sendAll(
      port,
      [...paths, 'operate/a%2Fb'].map(
        it => `GET /worlds/x/${it} HTTP/1.1\r\nHost: localhost\r\n\r\n`
      )
    )
    t.strictSame(
      answers.map(it => it.statusLine),
      [
        'HTTP/1.1 200 ',
        'HTTP/1.1 200 OK',
        'HTTP/1.1 200 OK',
        'HTTP/1.1 404 Not Found',
        'HTTP/1.1 400 '
      ]
    )
    t.match(answers[4]?.headers, { connection: 'close' }, 'what Tomcat refuses by itself')
  }
)

const strays: [path: string, status: number, error: RegExp, why: string][] = [
  ['/worlds/x/', 404, /no control operation/, 'a world and a slash'],
  ['/worlds/x/nope', 404, /no control operation/, 'neither operation nor product'],
  ['/worlds/x/Operate/a', 404, /no control operation/, 'names have one spelling'],
  ['/worlds/x//operate/a', 404, /no control operation/, 'an empty product'],
  ['/worlds//operate/a', 404, /no control operation/, 'an empty name'],
  [
    '/worlds/x/operate/a',
    404,
    /world "x" has no operate: 8\.8\.\d+ has orchestration, optimize, elasticsearch/,
    'a product of other releases'
  ],
  [
    '/worlds/y/operate/a',
    404,
    /no world "y": it has expired, was removed or never was/,
    'no world'
  ],
  ['/worlds/a%2Fb/operate/a', 404, /no world "a\/b"/, 'a name that no world can have'],
  ['/worlds/%zz/operate/a', 400, /not well encoded/, 'a name that cannot be decoded']
]

for (const [path, status, error, why] of strays) {
  t.test(`${path} is answered by the control door: ${why}`, async t => {
    const { control } = await worldServer(t)
    await control('POST', '/worlds', { name: 'x', camunda: '8.8' })
    const answer = await control('GET', path)
    t.equal(answer.status, status)
    t.match(answer.json.error, error)
  })
}

t.test(
  'where every release is served, the orchestration cluster is behind the door of Operate',
  async t => {
    const { control, base } = await worldServer(t)
    const { json } = await control('POST', '/worlds', { name: 'x', camunda: 'all' })
    t.equal(json.doors.orchestration, json.doors.operate)
    const url = `${base}/worlds/x/orchestration/actuator/backupRuntime`
    t.equal((await ask('GET', url)).status, 200)
  }
)

t.test('a base path is that of the default doors and of no world', async t => {
  const { control, base, server } = await worldServer(t, ['--operate-base-path=/core'])
  await control('POST', '/worlds', { name: 'x' })
  t.equal((await ask('GET', `${base}/worlds/x/operate/actuator/health`)).status, 200)
  t.equal((await ask('GET', `${server.ready.doors.operate}/actuator/health`)).status, 200)
})
