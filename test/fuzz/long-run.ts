/** `npm run fuzz -- --seed 7 --runs 5000 --camunda 8.7`: as the tests do it, for as long as one likes. */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { aTarget, productDoors, sequencesTo, type Target } from '../support/fuzz/campaign.js'
import { looksAt } from '../support/fuzz/looks.js'
import { engines, releases } from '../support/fuzz/matrix.js'
import { sequencesInWorlds } from '../support/fuzz/worlds.js'

const campaigns = {
  products: (target: Target, release: string, engine: string) =>
    sequencesTo(target, productDoors(target, release, engine)),
  control: sequencesInWorlds,
  remembered: (target: Target, release: string, engine: string) =>
    looksAt(target, productDoors(target, release, engine))
}
const names = ['products', 'control', 'remembered'] as const

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    runs: { type: 'string', default: '500' },
    camunda: { type: 'string', multiple: true, default: [...releases] },
    only: { type: 'string', multiple: true, default: [...names] }
  }
})
const seed = Number(values.seed)
const numRuns = Number(values.runs)
console.log(`--seed ${seed}, ${numRuns} sequences of each kind for each release`)
const isKnown = (known: readonly string[], asked: readonly string[]) =>
  asked.every(it => known.includes(it))
if (!isKnown(releases, values.camunda) || !isKnown(names, values.only) || !(numRuns > 0)) {
  console.error(`--camunda ${releases.join('|')}, --only ${names.join('|')}, --runs 1 and more`)
  process.exit(2)
}
let failures = 0
for (const [at, release] of releases.entries()) {
  if (!values.camunda.includes(release)) continue
  const engine = engines[at % engines.length] ?? engines[0]
  for (const name of names.filter(it => values.only.includes(it))) {
    const flags = ['--camunda', release, '--search-engine', engine]
    const target = await aTarget(name === 'remembered' ? [...flags, '--clock', 'manual'] : flags)
    const parameters = { seed, numRuns, includeErrorInReport: true }
    const report = await fc.check<unknown>(campaigns[name](target, release, engine), parameters)
    if (report.failed) failures += 1
    console.log(release, engine, name, report.failed ? fc.defaultReportMessage(report) : 'holds')
    await target.server.close()
  }
}
process.exitCode = failures === 0 ? 0 : 1
