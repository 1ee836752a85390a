/** Worlds as the control door makes, lists and ends them, whoever keeps them. */
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { controlApp } from '../../../src/http/control/app.js'
import type { ControlServer } from '../../../src/http/control/server.js'
import type { WorldInfo, WorldRequest } from '../../../src/wire/control/world.js'
import { ManualClock } from '../../../src/world/clock.js'
import { World } from '../../../src/world/world.js'
import { START_MS } from '../../support/applications.js'
import { onlyWorld } from '../../support/only-world.js'
import { aDeployment } from '../../support/world.js'

/** Keeps worlds by the book, two of them at most. */
function keeper() {
  const fresh = () =>
    new World(
      {
        deployment: aDeployment('8.7'),
        pace: 'instant',
        partitionsCount: 1,
        repository: 'camunda',
        seed: 's'
      },
      new ManualClock(START_MS)
    )
  const worlds = new Map([['default', fresh()]])
  const asked: WorldRequest[] = []
  const only = onlyWorld(fresh(), () => ({}))
  const info = (name: string): WorldInfo => ({
    name,
    camunda: '8.7.2',
    seed: 's',
    control: `http://127.0.0.1:9680/worlds/${name}`,
    doors: {}
  })
  const server: ControlServer = {
    ...only,
    worldOf: name => worlds.get(name),
    doorsOf: name => ({ operate: `http://127.0.0.1:9680/worlds/${name}/operate` }),
    worlds: {
      create: async request => {
        asked.push(request)
        const { name = 'w1' } = request
        if (worlds.has(name)) return { status: 409, complaints: [`name: ${name} is taken`] }
        if (worlds.size === 2) return { status: 429, complaints: ['too many'] }
        worlds.set(name, fresh())
        return info(name)
      },
      get: name => (worlds.has(name) ? info(name) : undefined),
      list: () => [...worlds.keys()].map(info),
      remove: async name => worlds.delete(name)
    }
  }
  return { server, asked }
}

async function open(t: Test) {
  const { server, asked } = keeper()
  const { log: logger } = Fastify({ logger: { level: 'silent' } })
  const app = await controlApp({ server, logger, token: null })
  t.teardown(() => app.close())
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, ...(payload !== undefined && { payload }) })
    return [answer.statusCode, answer.body === '' ? undefined : answer.json()]
  }
  return { ask, asked }
}

t.test('a world is made, reached by its name alone, and ended', async t => {
  const { ask } = await open(t)
  const [status, made] = await ask('POST', '/worlds', { name: 'mine' })
  t.equal(status, 201)
  t.equal(made.control, 'http://127.0.0.1:9680/worlds/mine')
  t.strictSame(await ask('GET', '/worlds/mine'), [200, made])
  t.strictSame((await ask('GET', '/worlds'))[1].worlds.length, 2)
  t.match((await ask('GET', '/worlds/mine/doors'))[1], { operate: /\/worlds\/mine\/operate$/ })
  await ask('POST', '/worlds/mine/clock/advance', { by: '1h' })
  t.equal((await ask('GET', '/clock'))[1].nowMs, START_MS, 'the others have not moved')
  t.equal((await ask('GET', '/worlds/mine/clock'))[1].nowMs, START_MS + 3_600_000)
  t.strictSame(await ask('DELETE', '/worlds/mine'), [204, undefined])
  t.equal((await ask('GET', '/worlds/mine/clock'))[0], 404)
})

t.test('without a body it is a world as usual', async t => {
  const { ask, asked } = await open(t)
  t.equal((await ask('POST', '/worlds'))[0], 201)
  t.strictSame(asked, [{}])
})

t.test(
  'a name that is taken, one world too many, and the end of the default are refused',
  async t => {
    const { ask } = await open(t)
    t.match(await ask('POST', '/worlds', { name: 'default' }), [409, { error: /is taken/ }])
    await ask('POST', '/worlds')
    t.match(await ask('POST', '/worlds', { name: 'other' }), [429, { error: 'too many' }])
    t.match(await ask('DELETE', '/worlds/default'), [409, { error: /default world stays/ }])
    t.match(await ask('DELETE', '/worlds/none'), [404, { error: /^no world "none"/ }])
  }
)

const refused: [request: object, complaint: RegExp, why: string][] = [
  [{ nmae: 'x' }, /^nmae: unknown field; did you mean name\?$/, 'a slip'],
  [
    { name: 'A b' },
    /^name: "A b" is not allowed; give up to 63 small letters/,
    'a name for no path'
  ],
  [{ name: '-a' }, /^name: "-a" is not allowed/, 'a name that looks like a flag'],
  [{ clock: 'fast' }, /^clock: "fast" is not allowed; give "real", "manual", or "x"/, 'no clock'],
  [{ pace: 'slo' }, /^pace: "slo" is not allowed; give one of .*; did you mean slow\?/, 'no pace'],
  [
    { partitions: 65, ttl: 60 },
    /^partitions: 65 .*; ttl: 60 is not allowed; give a duration/,
    'two mistakes'
  ],
  [
    { quirks: { 'operate-400': 'on' } },
    /^quirks\.operate-400: "on" is not allowed; give true or/,
    'no yes or no'
  ],
  [{ scenario: 7 }, /^scenario: 7 is not allowed; give the name of a scenario/, 'no scenario']
]

for (const [request, complaint, why] of refused) {
  t.test(`no world is made: ${why}`, async t => {
    const { ask, asked } = await open(t)
    t.match(await ask('POST', '/worlds', request), [400, { error: complaint }])
    t.strictSame(asked, [], 'nobody was asked for one')
  })
}
