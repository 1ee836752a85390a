import t from 'tap'
import { aStruckServer, ask, until } from '../../support/struck.js'

/** A door, a request that changes the world, one that tells whether it has, and how often it happens. */
async function bothDoors(t: Parameters<typeof aStruckServer>[0]) {
  const it = await aStruckServer(t)
  const { operate = '', elasticsearch = '' } = it.doors
  const places = [
    {
      door: 'operate',
      start: `${operate}/actuator/backups`,
      asked: { method: 'POST', body: { backupId: 7 } },
      look: `${operate}/actuator/backups/7`,
      read: `${operate}/actuator/backups`
    },
    {
      door: 'elasticsearch',
      start: `${elasticsearch}/_snapshot/backups/mine`,
      asked: { method: 'PUT' },
      look: `${elasticsearch}/_snapshot/backups/mine`,
      read: `${elasticsearch}/_snapshot/backups`
    }
  ] as const
  return { ...it, places }
}

t.test('a status before: the application never sees the request', async t => {
  const { places, fault, world } = await bothDoors(t)
  fault({ status: 502, body: { sorry: true }, headers: { 'x-proxy': 'nginx' } }, { times: 1 })
  for (const { door, start, asked, look } of places) {
    world.faults.clear()
    fault({ status: 502, body: { sorry: true }, headers: { 'x-proxy': 'nginx' } }, { times: 1 })
    t.match(
      await ask(start, asked),
      {
        status: 502,
        body: '{"sorry":true}',
        headers: { 'content-type': 'application/json', 'x-proxy': 'nginx' }
      },
      door
    )
    t.match(await ask(look), { status: 404 }, 'nothing was started')
    const [entry] = world.journal.list({ product: door, status: 502 }).entries
    t.match(entry, {
      effect: false,
      answer: { delivered: true },
      why: { fault: { effect: 'status 502 before' } }
    })
  }
})

t.test('a status after: the effect took place, the answer is another', async t => {
  const { places, fault, world } = await bothDoors(t)
  for (const { door, start, asked, look } of places) {
    fault({ status: 504, point: 'after', body: 'gone' }, { product: door, times: 1 })
    t.match(
      await ask(start, asked),
      { status: 504, body: 'gone', headers: { 'content-type': /text\/plain/ } },
      door
    )
    t.match(await ask(look), { status: 200 }, 'it was started')
    const [entry] = world.journal.list({ product: door, status: 504 }).entries
    t.match(entry, { effect: true, why: { text: /the application said 200/ } })
  }
})

t.test('a reset before, and a reset after', async t => {
  const { places, fault, world } = await bothDoors(t)
  for (const { door, start, asked, look } of places) {
    fault({ reset: 'before' }, { product: door, times: 1 })
    t.match(await ask(start, asked), { status: 0, error: 'ECONNRESET' }, `${door} before`)
    t.match(await ask(look), { status: 404 }, 'nothing was started')
    fault({ reset: 'after' }, { product: door, times: 1 })
    t.match(await ask(start, asked), { status: 0, error: 'ECONNRESET' }, `${door} after`)
    t.match(await ask(look), { status: 200 }, 'it was started')
  }
  t.strictSame(
    world.journal.list({ method: 'POST' }).entries.map(it => [it.answer.status, it.effect]),
    [
      [undefined, false],
      [undefined, true]
    ]
  )
})

t.test('a hang ends with the rule, with the world, or with the patience of the client', async t => {
  const { places, fault, world } = await bothDoors(t)
  const [{ start, asked, look, read }] = places
  const isHung = () => world.faults.list().some(it => it.struck === 1)
  const before = fault({ hang: 'before' }, { method: 'POST' })
  const first = ask(start, asked)
  await until(isHung)
  t.match(world.journal.list({ method: 'POST' }).entries, [{ why: { text: /not answered yet/ } }])
  world.faults.remove(before)
  t.match(await first, { status: 0, error: 'ECONNRESET' }, 'the rule went')
  t.match(await ask(look), { status: 404 }, 'nothing was started')

  fault({ hang: 'after' }, { method: 'POST' })
  const patience = new AbortController()
  const second = ask(start, { ...asked, signal: patience.signal })
  await until(
    () => isHung() && world.journal.list({ method: 'POST' }).entries.at(-1)?.effect === true
  )
  patience.abort()
  t.match(await second, { status: 0, error: 'ABORT_ERR' })
  t.match(await ask(look), { status: 200 }, 'it was started')
  await until(() => world.journal.list({ method: 'POST' }).entries.at(-1)?.durationMs !== undefined)

  world.faults.clear()
  fault({ hang: 'after' }, { method: 'GET' })
  const third = [ask(read), ask(places[1].read)]
  await until(() => world.faults.list().some(it => it.struck === 2))
  world.close()
  for (const it of third) t.match(await it, { status: 0, error: 'ECONNRESET' }, 'the world ended')
})

t.test('a delay waits on the clock of the world, before the work or behind it', async t => {
  const { places, fault, world, clock } = await bothDoors(t)
  for (const { door, start, asked, look } of places) {
    for (const [point, found] of [
      ['before', 404],
      ['after', 200]
    ] as const) {
      const slow = fault({ delay: 2_000, point }, { product: door, operation: '*akeBackup' })
      const other = fault({ delay: 2_000, point }, { operation: '*createSnapshot' })
      const answer = ask(start, asked)
      await until(
        () => world.journal.list({ product: door }).entries.at(-1)?.why.fault !== undefined
      )
      clock.advance(1_999)
      for (let turn = 0; turn < 20; turn += 1) await new Promise(resolve => setImmediate(resolve))
      world.faults.remove(slow)
      world.faults.remove(other)
      t.match(await ask(look), { status: found }, `${door}, ${point} its work`)
      t.equal(
        world.journal.list({ product: door, method: asked.method }).entries.at(-1)?.durationMs,
        undefined
      )
      clock.advance(1)
      t.match(await answer, { status: 200 })
      const [entry] = world.journal.list({ product: door, method: asked.method }).entries
      t.match(entry, { durationMs: 2_000, effect: true })
      await ask(look, { method: 'DELETE' })
      world.journal.clear()
    }
  }
})

t.test('a delay ends when the client has gone, and the application never hears of it', async t => {
  const { places, fault, world, clock } = await bothDoors(t)
  const [{ start, asked, look }] = places
  fault({ delay: 2_000 }, { method: 'POST' })
  const patience = new AbortController()
  const answer = ask(start, { ...asked, signal: patience.signal })
  await until(() => world.faults.list().some(it => it.struck === 1))
  patience.abort()
  t.match(await answer, { error: 'ABORT_ERR' })
  await until(() => world.journal.list({ method: 'POST' }).entries.at(-1)?.durationMs !== undefined)
  clock.advance(2_000)
  t.match(await ask(look), { status: 404 })
})

t.test('a truncated answer promises more than comes', async t => {
  const { places, fault, world } = await bothDoors(t)
  for (const { door, read } of places) {
    const whole = await ask(read)
    const id = fault({ mangle: 'truncated' }, { product: door })
    const seen = await ask(read)
    t.match(seen, { status: 200, error: 'ECONNRESET' }, door)
    t.equal(seen.body, whole.body.slice(0, Math.floor(whole.body.length / 2)))
    world.faults.remove(id)
    await until(() => world.journal.list({ fault: id }).entries.at(-1)?.durationMs !== undefined)
    t.match(world.journal.list({ fault: id }).entries, [
      { answer: { status: 200, delivered: false } }
    ])
  }
})

t.test('a truncated answer without a body breaks off in its head', async t => {
  const { places, fault } = await bothDoors(t)
  const [{ start, asked, look }] = places
  await ask(start, asked)
  fault({ mangle: 'truncated' }, { method: 'DELETE' })
  t.match(await ask(look, { method: 'DELETE' }), { status: 0, error: /ECONNRESET|HPE_/ })
  t.match(await ask(look), { status: 404 }, 'it was deleted')
})

t.test('a malformed answer is complete HTTP, but no JSON', async t => {
  const { places, fault } = await bothDoors(t)
  for (const { door, start, asked } of places) {
    fault({ mangle: 'malformed' }, { product: door })
    const seen = await ask(start, asked)
    t.match(seen, { status: 200, error: undefined, headers: { 'content-type': /json/ } }, door)
    t.throws(() => JSON.parse(seen.body), { name: 'SyntaxError' })
    t.ok(seen.body.length > 10, 'most of it is there')
  }
})

t.test('a wrongly typed answer is JSON of other kinds', async t => {
  const { places, fault } = await bothDoors(t)
  const [operate, elasticsearch] = places
  await ask(operate.start, operate.asked)
  fault({ mangle: 'wrongTypes' })
  const backup = JSON.parse((await ask(operate.look)).body)
  t.match(backup, { backupId: '7', details: { 0: {}, 5: {} } })
  t.not(typeof backup.state, 'string')
  const list = JSON.parse((await ask(elasticsearch.look.replace('mine', '*'))).body)
  t.match(list, { total: '6', snapshots: { 0: { version_id: /^\d+$/ } } })
})

t.test('a slow drip comes piece by piece, with its head in front', async t => {
  const { places, fault, world, clock } = await bothDoors(t)
  for (const { door, read } of places) {
    const whole = await ask(read)
    const id = fault({ drip: { bytes: 1, everyMs: 100 } }, { product: door })
    const pieces: string[] = []
    const answer = ask(read, { onPiece: piece => pieces.push(piece) })
    await until(() => pieces.length === 1)
    t.equal(pieces.join(''), whole.body.slice(0, 1), 'the first at once')
    clock.advance(100)
    await until(() => pieces.join('').length === 2)
    clock.advance(whole.body.length * 100)
    t.equal((await answer).body, whole.body, door)
    world.faults.remove(id)
  }
})

t.test('an application answers in its own manners, struck or not', async t => {
  const { places, fault } = await bothDoors(t)
  const [operate, elasticsearch] = places
  const plain = [await ask(operate.read), await ask(elasticsearch.read)]
  fault({ delay: 0, drip: { bytes: 9, everyMs: 0 } })
  const struck = [await ask(operate.read), await ask(elasticsearch.read)]
  for (const [at, before] of plain.entries()) {
    t.strictSame(struck[at]?.headers, before.headers)
    t.equal(struck[at]?.body, before.body)
  }
})

t.test('a hang ends with a reset, though another rule has its id from then on', async t => {
  const { places, world } = await bothDoors(t)
  const [{ read }] = places
  const rule = { when: { method: 'GET' }, effect: { hang: 'before' } } as const
  world.beginWith(() => world.faults.add(rule))
  const hung = ask(read)
  await until(() => world.faults.list().some(it => it.struck === 1))
  world.reset()
  t.match(await hung, { status: 0, error: 'ECONNRESET' })
  t.match(world.faults.list(), [{ rule: { id: 'fault-1' }, struck: 0 }])
})
