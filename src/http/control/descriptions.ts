/** The descriptions of what can be asked: of the emulated products, and all together for people. */
import { Type } from '@sinclair/typebox'
import { closed } from '../../wire/control/schema.js'
import { OpenApiDocument } from '../../wire/control/server.js'
import type { DocsDocument } from './docs-document.js'
import { docsPage } from './docs-page.js'
import { type Call, type Operation, ok, operation, refused } from './operation.js'

const ProductPath = closed({
  product: Type.String({ description: 'The product, by the name of its door: `operate`' })
})

/** @param control - the description of the control API itself. */
export function descriptionOperations(control: () => unknown): readonly Operation[] {
  return [
    operation({
      operationId: 'getProductOpenApi',
      method: 'GET',
      path: '/openapi/{product}',
      tag: 'server',
      summary: 'The description of an emulated product, as the world serves it',
      params: ProductPath,
      responses: {
        200: { description: 'OpenAPI 3.1', schema: OpenApiDocument },
        404: { description: 'The world has no such product' }
      },
      handle: async call => {
        const { product } = call.params
        const document = await documentOf(product, call)
        if (document !== undefined) return ok(document)
        const known = call.server.descriptions.products(call.world).join(', ')
        return refused(404, `the world has no product ${JSON.stringify(product)}; it has ${known}`)
      }
    }),
    operation({
      operationId: 'getDocs',
      method: 'GET',
      path: '/docs',
      tag: 'server',
      summary: 'All descriptions as one page for people',
      responses: { 200: { description: 'The page', mediaType: 'text/html' } },
      handle: async call => {
        const names = call.server.descriptions.products(call.world)
        const products = await Promise.all(
          names.map(async name => ({
            name,
            address: `openapi/${name}`,
            document: (await documentOf(name, call)) as unknown as DocsDocument
          }))
        )
        const own = {
          name: 'control',
          address: '/openapi.json',
          document: control() as DocsDocument
        }
        return { status: 200, html: docsPage([...products, own]) }
      }
    })
  ]
}

/** With the address at which the world's product answers. */
async function documentOf(product: string, { server, world, worldName }: Call) {
  const document = await server.descriptions.of(world, product)
  const url = server.doorsOf(worldName)[product]
  if (document === undefined || url === undefined) return document
  const { openapi, info, ...rest } = document
  return { openapi, info, servers: [{ url }], ...rest }
}
