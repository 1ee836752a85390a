import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { foreignEnvironment } from '../support/started.js'

const run = promisify(execFile)

t.test(
  'ten thousand worlds in one process take less than 500 MB',
  { timeout: 240_000 },
  async t => {
    const script = 'test/server/fixtures/ten-thousand-worlds.js'
    // The test runner's own hooks, which it hands down to every process, take a quarter of the memory.
    const plain = ['-u', 'NODE_OPTIONS', process.execPath, script]
    const { stdout } = await run('env', plain, { env: foreignEnvironment() })
    const { last, backups, residentMb } = JSON.parse(stdout)
    t.equal(last, 'manual', 'the last one is there')
    t.strictSame(backups, [1, 0], 'each is a world of its own')
    t.comment(`${Math.round(residentMb)} MB`)
    t.ok(residentMb < 500, `${residentMb} MB`)
  }
)
