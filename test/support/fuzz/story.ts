/** What a server must still be able to do, whatever it has been through: take, show and delete at every door. */
import type { Test } from 'tap'
import { send } from '../raw-http.js'
import type { Target } from './campaign.js'
import type { Operation } from './documents.js'
import type { DoorOperations } from './requests.js'

const backupId = 77

/** Tells the story of a backup at every door; each of its answers is the right one. */
export async function tellStory(
  t: Test,
  target: Target,
  doors: readonly DoorOperations[]
): Promise<void> {
  target.server.world.reset()
  for (const { door, operations } of doors) {
    const ask = asker(target.ports[door] ?? 0)
    if (door === 'elasticsearch') await aSnapshot(t, ask)
    else await aBackup(t, door, { operations, ask })
  }
  t.strictSame(target.takeErrors(), [], 'nothing was logged')
}

type Ask = (line: string, body?: object) => Promise<{ readonly status: number; body: string }>

function asker(port: number): Ask {
  return async (line, json) => {
    const text = json === undefined ? '' : JSON.stringify(json)
    const type = json === undefined ? '' : 'Content-Type: application/json\r\n'
    const head = `${line} HTTP/1.1\r\nHost: localhost\r\n${type}Content-Length: ${text.length}`
    const { statusLine, body } = await send(port, `${head}\r\n\r\n${text}`)
    return { status: Number(statusLine.split(' ')[1]), body }
  }
}

async function aSnapshot(t: Test, ask: Ask): Promise<void> {
  const path = '/_snapshot/camunda/story'
  t.match(await ask(`PUT ${path}?wait_for_completion=true`), { status: 200, body: /SUCCESS/ })
  t.match(await ask(`GET ${path}`), { status: 200, body: /"state":"SUCCESS"/ })
  t.match(await ask(`DELETE ${path}`), { status: 200, body: /"acknowledged":true/ })
  t.match(await ask(`GET ${path}`), { status: 404 })
}

async function aBackup(
  t: Test,
  door: string,
  { operations, ask }: { readonly operations: readonly Operation[]; readonly ask: Ask }
): Promise<void> {
  const take = found(operations, /^take(?:\w*)Backup/)
  const get = found(operations, /^get(?:\w*)Backup/)
  if (take === undefined || get === undefined) {
    t.fail(`${door} has no backups`)
    return
  }
  const at = ({ path }: Operation) => path.replace('{id}', `${backupId}`)
  const body = take.path.includes('{id}') ? undefined : { backupId }
  const taken = await ask(`POST ${at(take)}`, body)
  t.ok([200, 202].includes(taken.status), `${door} takes it: ${taken.status} ${taken.body}`)
  t.match(await ask(`GET ${at(get)}`), { status: 200, body: /COMPLETED/ }, `${door} shows it`)
  const remove = found(operations, /^delete(?:\w*)Backup/)
  if (remove === undefined) return
  t.match(await ask(`DELETE ${at(remove)}`), { status: 204 }, `${door} deletes it`)
  t.match(await ask(`GET ${at(get)}`), { status: 404 }, `${door} has it no more`)
}

function found(operations: readonly Operation[], id: RegExp): Operation | undefined {
  return operations.find(it => id.test(it.id))
}
