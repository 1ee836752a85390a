/** What scripts ask with curl, grep and jq, which read answers by the letter. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { startBackupMock } from '../../../src/index.js'
import { missingTools } from '../../support/guide.js'
import { searchDoor } from '../../support/official-clients.js'
import { foreignEnvironment } from '../../support/started.js'

const missing = missingTools()
if (missing !== undefined && process.env['CI'] !== 'true') {
  t.plan(0, `the script needs bash, curl and jq: ${missing}`)
  process.exit(0)
}

for (const engine of ['elasticsearch:8.17', 'opensearch:2.19']) {
  t.test(`${engine} answers scripts as they expect it`, async t => {
    const mock = await startBackupMock({ pace: 'instant', seed: 'scripts' })
    t.teardown(() => mock.close())
    const env = { ...foreignEnvironment(), SEARCH: await searchDoor(mock, engine) }
    const { stdout } = await promisify(execFile)('bash', ['test/e2e/clients/one-liners.sh'], {
      env
    })
    t.strictSame(stdout.trimEnd().split('\n'), [
      'repository: registered',
      'without a type: 406',
      'repository type: fs',
      'snapshot: complete',
      'pretty: spaced',
      'states: {"snapshots":[{"state":"SUCCESS"}]}',
      'last: one 0',
      'running: 0',
      'table: one SUCCESS',
      'indices: mine',
      'absent: 404 snapshot_missing_exception',
      'head: 200 404',
      'restored',
      'conflict: 500 snapshot_restore_exception',
      'health: false',
      'deleted: 200 404'
    ])
  })
}
