/** A whole failing story from a script that has nothing but curl and jq. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { missingTools } from '../support/guide.js'
import { foreignEnvironment, startCli } from '../support/started.js'

const missing = missingTools()
if (missing !== undefined && process.env['CI'] !== 'true') {
  t.plan(0, `the story needs bash, curl and jq: ${missing}`)
  process.exit(0)
}

const ID = '1748937221'
const part4 = `camunda_operate_${ID}_8.7.2_part_4_of_6`

t.test('part 4 is held, fails and is explained, by curl and jq alone', async t => {
  const { doors } = await startCli(t, ['--port-base', '0', '--camunda', '8.7.2'])
  const { operate, elasticsearch, control } = doors
  const env = {
    ...foreignEnvironment(),
    OPERATE: operate,
    ELASTICSEARCH: elasticsearch,
    CONTROL: control
  }
  const { stdout } = await promisify(execFile)('bash', ['test/e2e/failing-story.sh', ID], { env })
  t.strictSame(stdout.trimEnd().split('\n'), [
    'held: IN_PROGRESS, part 4 is IN_PROGRESS',
    'planned: IN_PROGRESS',
    'released: FAILED',
    `because: There were failures with the following snapshots: ${part4}`,
    'parts: 4',
    'elasticsearch: FAILED, IOException[No space left on device]',
    'journal: FAILED, plan-1'
  ])
})
