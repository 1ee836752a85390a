// @ts-check
/** `npm run docs`: writes what the tables say into docs/, and into the README. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readBaseline } from '../bench/baseline.js'
import * as config from '../src/config.js'
import { isOfRelease } from '../src/contract/applying.js'
import { subjects } from '../src/contract/case.js'
import { contractCases } from '../src/contract/cases/all.js'
import { evidenceKinds, strongest } from '../src/contract/evidence.js'
import * as appTraits from '../src/domain/app-traits.js'
import * as deployment from '../src/domain/deployment.js'
import { gateForms } from '../src/domain/gate.js'
import { operationNames } from '../src/domain/operation-names.js'
import * as profile from '../src/domain/profile/profile.js'
import * as quirks from '../src/domain/profile/quirks.js'
import * as storageSwitches from '../src/domain/profile/storage-switches.js'
import * as switches from '../src/domain/profile/switch.js'
import * as release from '../src/domain/release.js'
import * as snapshotName from '../src/domain/snapshot-name.js'
import { named, schemaOf } from '../src/http/control/openapi-schema.js'
import { openApiDocument } from '../src/http/control/operations.js'
import { describeProduct } from '../src/server/descriptions.js'
import { House, loggerOf, scenarios } from '../src/server.js'
import { Scenario } from '../src/wire/control/scenario.js'
import { controlPage } from './generating/control.js'
import { fidelityPage } from './generating/fidelity.js'
import { openApiPage } from './generating/openapi.js'
import { readmeWith, releasesPage } from './generating/pages.js'
import { performancePage } from './generating/performance.js'
import { productPages } from './generating/product-openapi.js'
import { scenarioSchema, scenariosPage } from './generating/scenarios.js'

const facts = {
  ...config,
  ...appTraits,
  ...deployment,
  ...profile,
  ...quirks,
  ...storageSwitches,
  ...switches,
  ...release,
  ...snapshotName
}

const at = (/** @type {string} */ file) => new URL(file, import.meta.url)
const readme = readFileSync(at('../README.md'), 'utf8')
writeFileSync(at('../README.md'), readmeWith(readme, facts))
const performance = readFileSync(at('performance.md'), 'utf8')
writeFileSync(
  at('performance.md'),
  performancePage(performance, readBaseline('bench/baseline.json'))
)
writeFileSync(at('releases.md'), releasesPage(facts))
mkdirSync(at('openapi'), { recursive: true })
writeFileSync(at('openapi/control.json'), openApiPage(openApiDocument()))
mkdirSync(at('schemas'), { recursive: true })
writeFileSync(at('schemas/scenario.schema.json'), scenarioSchema(Scenario, { named, schemaOf }))
writeFileSync(at('scenarios.md'), scenariosPage(scenarios()))
const written = JSON.parse(readFileSync(at('openapi/control.json'), 'utf8'))
const names = { operationNames, gateForms }
writeFileSync(at('control-api.md'), controlPage(written, names))
const house = new House(loggerOf({ level: 'silent', stream: { write() {} } }))
const products = await productPages({
  ...facts,
  describe: (deployment, product) => describeProduct(house, deployment, product)
})
for (const [file, text] of Object.entries(products)) writeFileSync(at(`openapi/${file}`), text)
const contract = { cases: contractCases, subjects, evidenceKinds, strongest, isOfRelease }
const described = Object.entries(products).map(([file, text]) => {
  return { file, document: JSON.parse(text) }
})
writeFileSync(at('FIDELITY.md'), fidelityPage({ ...contract, described, lines: release.lines }))
