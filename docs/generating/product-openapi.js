// @ts-check
/** The description of each emulated product in each release, as it is committed. */
import { openApiPage } from './openapi.js'

/**
 * @typedef {import('../../src/domain/deployment.js').Deployment} Deployment
 * @typedef {object} Describing
 * @property {readonly string[]} lines
 * @property {typeof import('../../src/domain/deployment.js').deploymentOf} deploymentOf
 * @property {(deployment: Deployment, product: string) => Promise<unknown>} describe
 */

const noWishes = {
  storage: /** @type {const} */ ('elasticsearch'),
  quirks: new Map(),
  switches: {}
}
const standalone = /** @type {const} */ ({ topology: 'standalone' })

/** The search engines that are described: one of each habit that Camunda runs on. */
const engines = [
  'elasticsearch:7.17',
  'elasticsearch:8.17',
  'elasticsearch:9',
  'opensearch:2.19',
  'opensearch:3'
]

/**
 * The files by name: `operate-8.7.json`.
 *
 * @param {Describing} describing
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function productPages({ lines, deploymentOf, describe }) {
  const cells = lines.flatMap(line => {
    const usual = known(deploymentOf(line, noWishes), line)
    const unified = usual.topology === 'unified'
    const alone = unified ? known(deploymentOf(line, { ...noWishes, ...standalone }), line) : usual
    const clustered = unified ? ['orchestration'] : ['operate', 'tasklist']
    return [
      ...[...clustered, 'optimize'].map(product => cell(usual, product, line)),
      cell(alone, 'zeebe', line)
    ]
  })
  const searching = engines.map(searchEngine => {
    const deployment = known(deploymentOf('8.7', { ...noWishes, searchEngine }), searchEngine)
    const { product, line } = deployment.search
    return { deployment, product: 'elasticsearch', file: `${product}-${line}.json` }
  })
  const pages = [...cells, ...searching].map(async ({ deployment, product, file }) => {
    return [file, openApiPage(await describe(deployment, product))]
  })
  return Object.fromEntries(await Promise.all(pages))
}

/**
 * @param {Deployment} deployment
 * @param {string} product
 * @param {string} line
 */
function cell(deployment, product, line) {
  return { deployment, product, file: `${product}-${line}.json` }
}

/**
 * @param {Deployment | undefined} deployment
 * @param {string} name
 */
function known(deployment, name) {
  if (deployment === undefined) throw new Error(`${name} is no deployment`)
  return deployment
}
