/**
 * The exporting endpoint of 8.5 to 8.9: HTTP says 200, and the real status stands inside.
 *
 * The controller hands Spring a response object as if it were data, so that its three members are written
 * out; a failure's body is a serialised Java exception. Source: recorded from 8.6.11.
 */
import { Type } from '@sinclair/typebox'
import { unreachable } from '../../domain/assert.js'
import type { Topology } from '../../domain/broker-condition.js'
import type { ExportingFailure, TopologyComplaint } from '../../domain/gateway-trouble.js'
import { isoDuration } from './iso-duration.js'

export const ExportingEnvelope = Type.Object({
  body: Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())]),
  status: Type.Integer(),
  contentType: Type.Null()
})

export const obeyed = { body: null, status: 204, contentType: null } as const

/** What a message must know of the cluster. */
export interface ExportingFacts {
  readonly requestTimeoutMs: number
  /** `host:port` of a partition's leader. */
  readonly address: string
}

export function exportingFailed(failure: ExportingFailure, command: string, facts: ExportingFacts) {
  return { body: exceptionOf(failure, command, facts), status: 500, contentType: null } as const
}

/** An operation that does not exist is the controller's own exception, which has no message. */
export function unknownOperation() {
  const stackTrace = [frame('ExportingEndpoint', 'post', 46, sharedPackage)]
  return { body: bareException(stackTrace, null), status: 500, contentType: null } as const
}

const adminPackage = 'io.camunda.zeebe.gateway.admin.exporting'
const sharedPackage = 'io.camunda.zeebe.shared.management'

/** The order of the members differs by class of exception. */
function exceptionOf(failure: ExportingFailure, command: string, facts: ExportingFacts) {
  switch (failure.kind) {
    case 'topology': {
      const message = topologyMessage(failure.complaint, failure.topology)
      const stackTrace = [frame('ExportingControlService', 'validateTopology', 101, adminPackage)]
      return { message, cause: null, stackTrace, suppressed: [], localizedMessage: message }
    }
    case 'broker': {
      const error = {
        code: 'INTERNAL_ERROR',
        message: `Partition ${failure.partitionId} failed to ${command} exporting`
      }
      const message = `Received error from broker (${error.code}): ${error.message}`
      const stackTrace = [
        frame('BrokerRequestManager', 'handleResponse', 186, 'io.camunda.zeebe.broker.client.impl')
      ]
      const suppressed: never[] = []
      return { cause: null, stackTrace, error, message, suppressed, localizedMessage: message }
    }
    case 'silent': {
      const patience = isoDuration(facts.requestTimeoutMs)
      const subject = `admin-api-${failure.partitionId}`
      return transportException(`Request ${subject} to ${facts.address} timed out in ${patience}`)
    }
    case 'refused': {
      const netty = 'io.netty.channel.AbstractChannel$AnnotatedConnectException'
      return transportException(
        `Failed to connect channel for address ${facts.address} (resolved: null) : ` +
          `${netty}: finishConnect(..) failed: Connection refused: /${facts.address}`
      )
    }
    default:
      return unreachable(failure)
  }
}

function transportException(message: string) {
  const messaging = 'io.atomix.cluster.messaging.impl'
  return bareException(
    [frame('NettyMessagingService', 'lambda$sendAndReceive$4', 261, messaging)],
    message
  )
}

function bareException(stackTrace: readonly StackFrame[], message: string | null) {
  return { cause: null, stackTrace, message, suppressed: [], localizedMessage: message }
}

function topologyMessage(complaint: TopologyComplaint, topology: Topology): string {
  return `${complaintText(complaint)}, current topology: ${topologyText(topology)}`
}

function complaintText(complaint: TopologyComplaint): string {
  switch (complaint.kind) {
    case 'partitions':
      return `Found ${complaint.found} partitions but expected ${complaint.expected}`
    case 'leader':
      // -2 is the gateway's own mark for a leader that it does not know.
      return `Leader -2 of partition ${complaint.partitionId} is not known`
    case 'members': {
      const { expected, partitionId, found } = complaint
      return `Expected ${expected} members of partition ${partitionId} but found ${found}`
    }
    default:
      return unreachable(complaint)
  }
}

/** The leaders stand in the order of a hash map, which for small ids is from the highest down. */
function topologyText(topology: Topology): string {
  const leaders = topology.partitions
    .filter(it => it.leader !== undefined)
    .toReversed()
    .map(it => `${it.partitionId}=${it.leader}`)
  const partitions = topology.partitions.map(it => it.partitionId)
  const fields = [
    `partitionLeaders={${leaders.join(', ')}}`,
    `brokers=[${topology.brokers.join(', ')}]`,
    `partitions=[${partitions.join(', ')}]`,
    `clusterSize=${topology.clusterSize}`,
    `partitionsCount=${topology.partitionsCount}`,
    `replicationFactor=${topology.replicationFactor}`
  ]
  return `BrokerClusterStateImpl{${fields.join(', ')}}`
}

interface StackFrame {
  readonly classLoaderName: string
  readonly methodName: string
  readonly lineNumber: number
}

function frame(type: string, methodName: string, lineNumber: number, javaPackage: string) {
  return {
    classLoaderName: 'app',
    moduleName: null,
    moduleVersion: null,
    methodName,
    fileName: `${type}.java`,
    lineNumber,
    className: `${javaPackage}.${type}`,
    nativeMethod: false
  }
}
