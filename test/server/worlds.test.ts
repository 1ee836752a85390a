/** Worlds as they come and go at the control door. */
import t from 'tap'
import { ask } from '../support/ask.js'
import { isOpen, worldServer } from '../support/worlds.js'

t.test('a world is made with a name and settings of its own', async t => {
  const { control, base, time } = await worldServer(t, ['--seed=s'])
  const made = await control('POST', '/worlds', {
    name: 'mine',
    camunda: '8.7.2',
    clock: 'manual',
    startAt: '2001-02-03T04:05:06.789Z',
    repository: null,
    seed: 'own',
    ttl: '10m'
  })
  t.equal(made.status, 201)
  const doors = ['operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch'].map(it => [
    it,
    `${base}/worlds/mine/${it}`
  ])
  t.strictSame(made.json, {
    name: 'mine',
    camunda: '8.7.2',
    seed: 'own',
    control: `${base}/worlds/mine`,
    doors: Object.fromEntries(doors),
    expires: new Date(time.nowMs + 600_000).toISOString()
  })
  t.strictSame((await control('GET', '/worlds/mine')).json, made.json)
  t.equal((await control('GET', '/worlds/mine/clock')).json.now, '2001-02-03T04:05:06.789Z')
  const list = (await control('GET', '/worlds')).json.worlds
  t.strictSame(
    list.map((it: { name: string }) => it.name),
    ['default', 'mine']
  )
})

t.test(
  'what is not said is as in the default world, and the seed follows from the name',
  async t => {
    const { control } = await worldServer(t, ['--camunda=8.6', '--seed=s', '--pace=instant'])
    const { json } = await control('POST', '/worlds')
    t.match(json, { camunda: /^8\.6\./, seed: `s/${json.name}` })
    const again = await control('POST', '/worlds')
    t.not(again.json.name, json.name, 'names are made up for those that have none')
  }
)

const refusals: [request: object, complaints: RegExp[], why: string][] = [
  [
    { camunda: '9.9', quirks: { nope: true }, set: { 'operate.nope': 1 }, ttl: '0s' },
    [/^camunda: "9.9" is not allowed/, /^quirks: nope: unknown quirk/, /^set: /, /^ttl: /],
    'all that is wrong at once'
  ],
  [
    { camunda: '8.7', storage: 'rdbms', topology: 'unified' },
    [/^topology: 8.7 comes in one topology only; leave it out, or give camunda 8.8/, /^storage: /],
    'what the release has no use for, in the words of a world'
  ],
  [{ pace: 'polls', clock: 'x60' }, [/^clock: x60 does not go with pace polls/], 'what clashes'],
  [{ name: 'A' }, [/name/], 'a name in capitals'],
  [{ name: '-a' }, [/name/], 'a name that begins with a hyphen'],
  [{ name: 'a'.repeat(64) }, [/name/], 'a name that is too long'],
  [{ nme: 'a' }, [/nme/], 'a field that there is not']
]

for (const [request, complaints, why] of refusals) {
  t.test(`no world is made: ${why}`, async t => {
    const { control } = await worldServer(t)
    const { status, json } = await control('POST', '/worlds', request)
    t.equal(status, 400)
    t.match(json.complaints, complaints)
    t.equal(json.complaints.length, complaints.length)
    t.equal((await control('GET', '/worlds')).json.worlds.length, 1)
  })
}

t.test('the longest name and the shortest are taken', async t => {
  const { control } = await worldServer(t)
  for (const name of ['a', '0', `a${'-'.repeat(62)}`]) {
    t.equal((await control('POST', '/worlds', { name })).status, 201, name)
    t.equal((await control('GET', `/worlds/${name}/clock`)).status, 200, name)
  }
})

t.test('of many who want one name at once, one gets it', async t => {
  const { control } = await worldServer(t)
  const wishes = Array.from({ length: 10 }, (_, no) => ({ name: 'one', doors: no % 2 === 0 }))
  const answers = await Promise.all(wishes.map(it => control('POST', '/worlds', it)))
  const statuses = answers.map(it => it.status).toSorted((a, b) => a - b)
  t.strictSame(statuses, [201, ...Array(9).fill(409)])
  t.match(answers.find(it => it.status === 409)?.json.error, /there is a world "one" already/)
  t.equal((await control('POST', '/worlds', { name: 'default' })).status, 409)
})

t.test(
  'past the limit a world is refused, nothing is lost, and one that goes makes room',
  async t => {
    const { control, pass } = await worldServer(t, ['--worlds-max=2'])
    await control('POST', '/worlds', { name: 'a', ttl: '1m' })
    t.equal((await control('POST', '/worlds', { name: 'b' })).status, 201, 'the last that may be')
    const refused = await control('POST', '/worlds', { name: 'c' })
    t.equal(refused.status, 429)
    t.match(refused.json.error, /as many worlds as there may be, 2; .*--worlds-max/)
    t.equal((await control('GET', '/worlds/a')).status, 200)
    t.equal((await control('DELETE', '/worlds/b')).status, 204)
    t.equal((await control('POST', '/worlds', { name: 'c' })).status, 201, 'after a removal')
    pass(60_000)
    t.equal((await control('POST', '/worlds', { name: 'd' })).status, 201, 'after an expiry')
  }
)

t.test('a world past its time is gone, and says so', async t => {
  const { control, base, pass } = await worldServer(t)
  await control('POST', '/worlds', { name: 'a', ttl: '10m' })
  pass(599_999)
  t.equal((await ask('GET', `${base}/worlds/a/operate/actuator/health`)).status, 200)
  pass(599_999)
  t.equal((await control('GET', '/worlds/a/clock')).status, 200, 'a request gave it more time')
  pass(600_000)
  for (const path of ['', '/clock', '/operate/actuator/health', '/nope']) {
    const { status, json } = await control('GET', `/worlds/a${path}`)
    t.equal(status, 404, path)
    t.match(json.error, /no world "a": it has expired, was removed or never was/, path)
  }
  t.equal((await control('POST', '/worlds', { name: 'a' })).status, 201, 'its name is free')
})

t.test('a world lives an hour where nothing is said, and for ever if so wished', async t => {
  const { control, pass } = await worldServer(t)
  await control('POST', '/worlds', { name: 'hour' })
  t.notOk((await control('POST', '/worlds', { name: 'ever', ttl: 'never' })).json.expires)
  pass(3_599_999)
  t.equal((await control('GET', '/worlds/hour')).status, 200)
  pass(1)
  t.equal((await control('GET', '/worlds/hour')).status, 404)
  pass(365 * 86_400_000)
  t.equal((await control('GET', '/worlds/ever/clock')).status, 200)
})

t.test('the timer tidies up after worlds that nobody asks for', async t => {
  const { control, pass, ring } = await worldServer(t)
  const { json } = await control('POST', '/worlds', { doors: true, ttl: '1m' })
  pass(60_000)
  t.equal(await isOpen(json.doors.operate), true)
  t.equal(ring(), true)
  while (await isOpen(json.doors.operate)) await new Promise(resolve => setImmediate(resolve))
  t.pass('its doors are closed')
})

t.test('doors of its own lead to the world, and a request there gives it time', async t => {
  const { control, pass } = await worldServer(t)
  const { json } = await control('POST', '/worlds', { name: 'a', doors: true, ttl: '1m' })
  t.notMatch(json.doors.operate, '/worlds/')
  pass(59_999)
  t.equal((await ask('GET', `${json.doors.operate}/actuator/health`)).status, 200)
  pass(59_999)
  const { entries } = (await control('GET', '/worlds/a/journal')).json
  t.match(entries, [{ product: 'operate', url: '/actuator/health' }])
})

for (const how of ['DELETE', 'expiry', 'stopping'] as const) {
  t.test(`who waits in a world is answered when it ends: ${how}`, async t => {
    const { control, server, pass, ring } = await worldServer(t)
    const { json } = await control('POST', '/worlds', { name: 'a', doors: true, ttl: '1m' })
    const path = '/_snapshot/camunda/one?wait_for_completion=true'
    const waiting = [
      ask('PUT', `${json.doors.elasticsearch}${path}`),
      server.control
        .inject({ method: 'POST', url: '/worlds/a/gates/operate.part1.before-end/await' })
        .then(({ statusCode: status, body }) => ({ status, body }))
    ]
    const seen = async () => (await control('GET', '/worlds/a/snapshots')).json.snapshots.length
    while ((await seen()) === 0) await new Promise(resolve => setImmediate(resolve))
    if (how === 'DELETE') t.equal((await control('DELETE', '/worlds/a')).status, 204)
    else if (how === 'stopping') await server.close()
    else {
      pass(60_000)
      t.equal(ring(), true)
    }
    const [snapshot, gate] = await Promise.all(waiting)
    t.equal(snapshot?.status, 500)
    t.match(snapshot?.body, 'node_closed_exception')
    t.not(gate?.status, 200)
    while (await isOpen(json.doors.elasticsearch)) await new Promise(it => setImmediate(it))
  })
}

t.test('the default world stays, and is reached by its name like any other', async t => {
  const { control, base } = await worldServer(t)
  t.equal((await control('DELETE', '/worlds/default')).status, 409)
  t.equal((await ask('GET', `${base}/worlds/default/operate/actuator/health`)).status, 200)
  t.equal((await control('GET', '/journal')).json.entries.length, 1)
})
