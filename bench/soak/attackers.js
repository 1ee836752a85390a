// @ts-check
/** Clients that mean no good, one way each. */
import { inPlaces, pause } from './scene.js'
import { attacked, doorAt, goodRequest, hungUp, open, statusesFrom } from './wire.js'

/** How long anybody waits for anything, in milliseconds. */
const PATIENCE_MS = 30_000
/**
 * Between two connections of the same attacker, in milliseconds. Node takes one connection of each door in a turn of
 * its event loop: faster than that, all the soak would measure is the queue of the operating system.
 */
const AFTER_MS = 40

/** @type {import('./scene.js').Part} A request that comes byte by byte is answered like any other. */
export async function dripSlowly(scene) {
  await inPlaces(scene, 60, async place => {
    const door = doorAt(place)
    const socket = await open(scene, door)
    for (const byte of goodRequest(door)) {
      socket.write(byte)
      await pause(40, scene.over)
      if (scene.over.aborted) return
    }
    const [status] = await statusesFrom(socket, 1, PATIENCE_MS)
    if (status !== 200) scene.wrong(`a slow client of ${door} was answered ${status}`)
    socket.destroy()
    scene.did('requests that came byte by byte')
  })
}

/** @type {import('./scene.js').Part} Connections that begin and never go on. */
export async function openHalfWay(scene) {
  const beginnings = [
    '',
    'GET',
    'GET / HTTP/1.1\r\nHost:',
    'POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{'
  ]
  await inPlaces(scene, 40, async place => {
    const socket = await open(scene, doorAt(place))
    socket.write(beginnings[place % beginnings.length] ?? '')
    await pause(1_000, scene.over)
    if (place % 2 === 0) socket.end()
    await pause(1_000, scene.over)
    socket.destroy()
    scene.did('half-open connections')
  })
}

/** @type {import('./scene.js').Part} Headers without an end are refused, or hung up on. */
export async function floodHeaders(scene) {
  const line = `X-Flood: ${'a'.repeat(500)}\r\n`
  await inPlaces(scene, 4, async place => {
    const door = doorAt(place + Math.floor(Math.random() * attacked.length))
    const socket = await open(scene, door)
    socket.write(goodRequest(door).slice(0, -2))
    for (let lines = 0; lines < 200 && socket.writable; lines += 1) socket.write(line)
    if (!(await hungUp(socket, PATIENCE_MS, scene.over))) {
      scene.wrong(`${door} goes on listening to headers without an end`)
    }
    scene.did('header floods')
    await pause(AFTER_MS, scene.over)
  })
}

/** Fewer than any door hangs up behind. */
const PIPELINED = 50

/** @type {import('./scene.js').Part} Requests sent ahead are answered in turn; too many of them are hung up on. */
export async function pipeline(scene) {
  await inPlaces(scene, 3, async place => {
    const door = doorAt(place + Math.floor(Math.random() * attacked.length))
    const socket = await open(scene, door)
    socket.write(goodRequest(door).repeat(PIPELINED))
    const statuses = await statusesFrom(socket, PIPELINED, PATIENCE_MS)
    if (statuses.length !== PIPELINED || statuses.some(it => it !== 200)) {
      scene.wrong(`${door} answered ${statuses.length} of ${PIPELINED} requests sent ahead`)
    }
    socket.destroy()
    scene.did('requests sent ahead', PIPELINED)
    const greedy = await open(scene, door)
    greedy.write(goodRequest(door).repeat(1_000))
    await hungUp(greedy, PATIENCE_MS, scene.over)
    scene.did('connections with a thousand requests sent ahead')
    await pause(AFTER_MS, scene.over)
  })
}

/** @type {import('./scene.js').Part} Clients that go away at every stage: in the head, in the body, in the answer. */
export async function abort(scene) {
  const body = `{"backupId":1,"x":"${'a'.repeat(50_000)}"}`
  const requests = [
    `GET /_snapshot/camunda/_all HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `POST /actuator/backups HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 9}\r\n\r\n${body}`,
    `POST /_bulk HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"ind\r\n`,
    `GET /snapshots HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `GET /actuator/backups HTTP/1.1\r\nHost: localhost\r\n\r\n`
  ]
  await inPlaces(scene, 6, async place => {
    const socket = await open(scene, doorAt(place))
    const request = requests[Math.floor(Math.random() * requests.length)] ?? ''
    const isCut = Math.random() < 0.5
    socket.write(isCut ? request.slice(0, Math.floor(Math.random() * request.length)) : request)
    await pause(Math.random() * 10, scene.over)
    if (Math.random() < 0.5) socket.resetAndDestroy()
    else socket.destroy()
    scene.did('requests aborted half-way')
    await pause(AFTER_MS, scene.over)
  })
}

/** @type {import('./scene.js').Part} Somebody has a snapshot waited for, in a world that stands still, and goes away. */
export async function parkAndLeave(scene) {
  const control = new URL(scene.doors['control'] ?? '')
  const wish = JSON.stringify({ name: 'parked', clock: 'manual', pace: 'realistic' })
  const made = await fetch(new URL('/worlds', control), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: wish
  })
  if (made.status !== 201) scene.wrong(`a world could not be made: ${made.status}`)
  let count = 0
  await inPlaces(scene, 4, async () => {
    count += 1
    const path = `/worlds/parked/elasticsearch/_snapshot/camunda/p${count % 100}`
    const socket = await open(scene, 'control')
    socket.write(
      `PUT ${path}?wait_for_completion=true HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`
    )
    await pause(200, scene.over)
    socket.resetAndDestroy()
    scene.did('parked requests whose client has gone')
    if (count % 200 === 0) await fetch(new URL('/worlds/parked/reset', control), { method: 'POST' })
  })
}

/** @type {import('./scene.js').Part} Streams of events that nobody reads are cut off, and opened again. */
export async function ignoreEvents(scene) {
  await inPlaces(scene, 10, async () => {
    const socket = await open(scene, 'control')
    socket.pause()
    socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await pause(20_000, scene.over)
    socket.destroy()
    scene.did('event streams that were never read')
  })
}
