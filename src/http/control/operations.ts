import { OpenApiDocument } from '../../wire/control/server.js'
import { clockOperations } from './clock.js'
import { conditionOperations } from './conditions.js'
import { descriptionOperations } from './descriptions.js'
import { eventOperations } from './events.js'
import { faultOperations } from './faults.js'
import { gateOperations } from './gates.js'
import { incidentOperations } from './incidents.js'
import { journalOperations } from './journal.js'
import { openApi } from './openapi.js'
import { type Operation, ok, operation } from './operation.js'
import { planOperations } from './plans.js'
import { serverOperations } from './self.js'
import { stateOperations } from './state.js'
import { truthOperations } from './truth.js'
import { worldOperations } from './world-operations.js'

const described: readonly Operation[] = [
  ...serverOperations,
  ...clockOperations,
  ...conditionOperations,
  ...incidentOperations,
  ...planOperations,
  ...gateOperations,
  ...faultOperations,
  ...journalOperations,
  ...eventOperations,
  ...truthOperations,
  ...stateOperations,
  ...worldOperations
]

let document: unknown

/** The description of all operations, itself included; made when somebody asks for it first. */
export function openApiDocument(): unknown {
  document ??= openApi(operations)
  return document
}

const getOpenApi = operation({
  operationId: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  tag: 'server',
  summary: 'This description',
  ofServer: true,
  responses: { 200: { description: 'OpenAPI 3.1', schema: OpenApiDocument } },
  handle: () => ok(openApiDocument())
})

/** Everything that the control API can be asked for. */
export const operations: readonly Operation[] = [
  ...described,
  getOpenApi,
  ...descriptionOperations(openApiDocument)
]
