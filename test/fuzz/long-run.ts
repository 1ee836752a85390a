/** `npm run fuzz -- --seed 7 --runs 5000 --camunda 8.7`: as the tests do it, for as long as one likes. */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { aTarget, productDoors, sequencesTo } from '../support/fuzz/campaign.js'
import { engines, releases } from '../support/fuzz/matrix.js'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    runs: { type: 'string', default: '500' },
    camunda: { type: 'string', multiple: true, default: [...releases] }
  }
})
const seed = Number(values.seed)
const numRuns = Number(values.runs)
console.log(`seed ${seed}, ${numRuns} runs of each`)
let failures = 0
for (const release of values.camunda) {
  const engine = engines[releases.findIndex(it => it === release) % engines.length] ?? engines[0]
  const target = await aTarget(['--camunda', release, '--search-engine', engine])
  const report = await fc.check(sequencesTo(target, productDoors(target, release, engine)), {
    seed,
    numRuns,
    includeErrorInReport: true
  })
  if (report.failed) failures += 1
  console.log(release, engine, report.failed ? fc.defaultReportMessage(report) : 'holds')
  await target.server.close()
}
process.exitCode = failures === 0 ? 0 : 1
