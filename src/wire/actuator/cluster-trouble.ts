/**
 * What the endpoints of the cluster's configuration answer when their one question does not reach a broker.
 *
 * Source: recorded from 8.6.11 for a gateway that never saw a broker; camunda/camunda, ClusterApiUtils, for
 * the statuses; the text of a refused connection was recorded on another endpoint.
 */
import type { BrokerCondition } from '../../domain/broker-condition.js'

/** What is asked, as it is called between members. */
export type ClusterSubject =
  | 'topology-query'
  | 'topology-exporter-enable'
  | 'topology-exporter-disable'
  | 'topology-exporter-delete'

/** The message, or `undefined` where broker 0 answers: it speaks for all, whatever ails a partition. */
export function clusterTrouble(
  { kind }: BrokerCondition,
  subject: ClusterSubject
): { readonly message: string } | undefined {
  switch (kind) {
    case 'noBrokers':
      return {
        message:
          `Expected to send a message with subject '${subject}' to member '0', but member is not ` +
          `known. Known members are '[Member{id=gateway, address=${gatewayAddress}, properties={}}]'.`
      }
    case 'brokersGone':
      return {
        message:
          `Failed to connect channel for address ${brokerAddress} (resolved: null) : ` +
          'io.netty.channel.AbstractChannel$AnnotatedConnectException: ' +
          `finishConnect(..) failed: Connection refused: /${brokerAddress}`
      }
    default:
      return undefined
  }
}

/** Where members talk to each other, as the guide's Helm deployment names them. */
const gatewayAddress = 'camunda-zeebe-gateway:26502'
const brokerAddress = 'camunda-zeebe-0.camunda-zeebe:26502'
