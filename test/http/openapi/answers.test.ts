/** What is described is what is answered: in every release, and by every engine. */
import { type TSchema, TypeRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import Fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { type Deployment, deploymentOf } from '../../../src/domain/deployment.js'
import { lines } from '../../../src/domain/release.js'
import { operationsOf, possibleAnswers } from '../../../src/http/openapi/describe.js'
import { type Emulated, products, productsOf } from '../../../src/server/products.js'
import { ManualClock } from '../../../src/world/clock.js'
import { World } from '../../../src/world/world.js'
import { START_MS } from '../../support/applications.js'
import { serving } from '../../support/world.js'

const { log: logger } = Fastify({ logger: { level: 'silent' } })

/** Schemas that are written by hand: a type or several, words, or an object that may be missing. */
TypeRegistry.Set<TSchema>('Unsafe', ({ type, enum: words, nullable }, value) => {
  if (words !== undefined) return words.includes(value)
  const types: readonly string[] = [type, ...(nullable === true ? ['null'] : [])].flat()
  return types.some(it => isA(it, value))
})

function isA(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  return typeof value === type
}

function aWorld(deployment: Deployment): World {
  const setting = { pace: 'instant', partitionsCount: 3, repository: 'camunda', seed: 's' } as const
  return new World({ ...setting, deployment }, new ManualClock(START_MS))
}

/** The path of an operation, at which something is found where there is anything. */
function pathIn(path: string): string {
  const known: Readonly<Record<string, string>> = { id: '1', repository: 'camunda', snapshot: '*' }
  if (path.startsWith('/actuator/health/')) return '/actuator/health/liveness'
  return path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '*')
}

async function checkReads(t: Test, app: FastifyInstance) {
  const starts = operationsOf(app.served).filter(it => /^take/.test(it.name))
  for (const it of starts) {
    const url = pathIn(it.path)
    await check(t, app, { method: 'POST', url, payload: { backupId: 1 } }, possibleAnswers(it))
  }
  for (const it of operationsOf(app.served).filter(it => it.method === 'GET')) {
    await check(t, app, { method: 'GET', url: pathIn(it.path) }, possibleAnswers(it))
  }
}

async function check(
  t: Test,
  app: FastifyInstance,
  request: { method: 'GET' | 'POST'; url: string; payload?: object },
  answers: ReturnType<typeof possibleAnswers>
) {
  const { statusCode, body } = await app.inject(request)
  const said = `${request.method} ${request.url} ${statusCode}`
  if (statusCode >= 400 && !(statusCode in answers)) return
  const answer = answers[statusCode]
  t.ok(answer, `${said} is described`)
  const { schema, mediaType } = answer ?? {}
  if (schema === undefined) t.equal(body, '', `${said} has no body`)
  else if (mediaType === undefined) {
    const errors = [...Value.Errors(schema, JSON.parse(body))].map(it => `${it.path} ${it.message}`)
    t.strictSame(errors, [], `${said} fits`)
  }
}

async function checkProduct(t: Test, product: Emulated, deployment: Deployment) {
  const world = aWorld(deployment)
  t.teardown(() => world.close())
  const app = await products[product].app({ ...serving(world), logger, basePath: '' })
  t.teardown(() => app.close())
  await app.ready()
  if (product === 'elasticsearch') {
    const taken = await app.inject({ method: 'PUT', url: '/_snapshot/camunda/one' })
    t.equal(taken.statusCode, 200)
  }
  await checkReads(t, app)
}

const usual = { storage: 'elasticsearch', quirks: new Map(), switches: {} } as const

for (const line of lines) {
  const deployment = deploymentOf(line, usual)
  if (deployment === undefined) throw new Error(line)
  for (const product of productsOf(deployment).filter(it => it !== 'elasticsearch')) {
    t.test(`${product} ${line}`, t => checkProduct(t, product, deployment))
  }
}

for (const searchEngine of ['elasticsearch:7.17', 'elasticsearch:9', 'opensearch:3']) {
  t.test(searchEngine, async t => {
    const deployment = deploymentOf('8.7', { ...usual, searchEngine })
    if (deployment !== undefined) await checkProduct(t, 'elasticsearch', deployment)
  })
}
