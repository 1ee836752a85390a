/** The OpenAPI of emulated products, made from what their applications serve. */
import type { Deployment } from '../domain/deployment.js'
import { optimizeVersion } from '../domain/release.js'
import { productDocument } from '../http/openapi/document.js'
import type { House } from './house.js'
import { type Emulated, productBehind } from './products.js'

type Document = Readonly<Record<string, unknown>>

/** `undefined` for a product that the deployment has no door for. */
export async function describeProduct(
  house: House,
  deployment: Deployment,
  name: string
): Promise<Document | undefined> {
  const product = productBehind(name, deployment)
  if (product === undefined) return undefined
  const routes = await house.room(product, deployment).served()
  const isSearch = product === 'elasticsearch'
  return productDocument({ ...introductions[product](deployment), routes, isSearch })
}

interface Introduction {
  readonly title: string
  readonly version: string
}

const ofRelease =
  (title: string) =>
  ({ name }: Deployment): Introduction => ({ title, version: name })

const searchNames = { elasticsearch: 'Elasticsearch', opensearch: 'OpenSearch' } as const

const introductions = {
  operate: ofRelease('Operate'),
  tasklist: ofRelease('Tasklist'),
  zeebe: ofRelease('Zeebe gateway'),
  orchestration: ofRelease('Orchestration cluster'),
  optimize: ({ name, main: { release } }) => ({
    title: 'Optimize',
    version: name === 'all' ? name : optimizeVersion(release)
  }),
  elasticsearch: ({ search: { product, version } }) => ({ title: searchNames[product], version })
} as const satisfies Record<Emulated, (deployment: Deployment) => Introduction>
