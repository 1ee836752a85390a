/**
 * What the exporting endpoint says: a 204, or the serialised exception, in one of several wrappings.
 *
 * In 8.5 to 8.9 HTTP says 200 and the real status stands inside: the controller hands Spring a response object
 * as if it were data, so that its three members are written out. Source: recorded from 8.6.11.
 */
import { unreachable } from '../../domain/assert.js'
import type { Topology } from '../../domain/broker-condition.js'
import type { ExportingFailure, TopologyComplaint } from '../../domain/gateway-trouble.js'
import type { Profile } from '../../domain/profile/profile.js'
import { connectionRefused } from './connection-refused.js'
import { isoDuration } from './iso-duration.js'

/** A Java exception as Jackson writes it; the order of its members differs by class. */
export interface JavaException {
  readonly cause: null
  readonly stackTrace: readonly StackFrame[]
  /** What a broker said, where one did. */
  readonly error?: { readonly code: string; readonly message: string }
  readonly message: string | null
  readonly suppressed: readonly never[]
  readonly localizedMessage: string | null
}

type FailureStyle = Profile['zeebe']['exportingFailureBody']

/** What a failure leaves in a body: all of the exception, or its message, which may be missing. */
export function failureBody(exception: JavaException, style: FailureStyle): object | string | null {
  switch (style) {
    case 'exception':
      return exception
    case 'message':
      return { message: exception.message }
    default:
      return exception.message
  }
}

/** The response object as data. */
export function enveloped(status: 204 | 500, body: object | string | null) {
  return { body, status, contentType: null } as const
}

/** What a message must know of the cluster. */
export interface ExportingFacts {
  readonly requestTimeoutMs: number
  /** `host:port` of a partition's leader. */
  readonly address: string
}

/** An operation that does not exist is the controller's own exception, which has no message. */
export function unknownOperation(): JavaException {
  return bareException([frame('ExportingEndpoint', 'post', 46, sharedPackage)], null)
}

const adminPackage = 'io.camunda.zeebe.gateway.admin.exporting'
const sharedPackage = 'io.camunda.zeebe.shared.management'

/** @param command - as the client named it; a broker repeats it. */
export function exportingException(
  failure: ExportingFailure,
  command: string,
  facts: ExportingFacts
): JavaException {
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
    case 'timeout': {
      const patience = isoDuration(facts.requestTimeoutMs)
      const subject = `admin-api-${failure.partitionId}`
      return transportException(`Request ${subject} to ${facts.address} timed out in ${patience}`)
    }
    case 'refused':
      return transportException(connectionRefused(facts.address))
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
