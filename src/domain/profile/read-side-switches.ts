/** What tools poll: discovery, health, metrics, and the state of exporters, partitions and the cluster. */
import { flag, words } from './switch.js'

const management = 'camunda/camunda, management endpoints: ExportersEndpoint, ClusterApiUtils'
const healthSetup = 'camunda/camunda, HealthConfigurationInitializer and its Docker tests'

export const readSideSwitches = {
  cluster: flag(
    [
      ['8.1', false],
      ['8.4', true]
    ],
    {
      help: 'whether there is /actuator/cluster',
      source: 'Camunda 8.4 documentation, cluster scaling'
    }
  ),
  exporters: flag(
    [
      ['8.1', false],
      ['8.6', true]
    ],
    {
      help: 'whether there is /actuator/exporters, and the cluster tells of its exporters',
      source: 'Camunda 8.6 documentation, exporters API'
    }
  ),
  exporterDelete: flag(
    [
      ['8.1', false],
      ['8.8', true]
    ],
    { help: 'whether an exporter can be deleted', source: 'Camunda 8.8 documentation' }
  ),
  deleteNeedsOrphan: flag([['8.1', false]], {
    help: 'whether only an exporter without a configuration can be deleted; none here is without',
    source: 'camunda/camunda, PartitionDeleteExporterApplier'
  }),
  exporter: words(
    ['elasticsearch', 'camundaexporter'],
    [
      ['8.1', 'elasticsearch'],
      ['8.8', 'camundaexporter']
    ],
    {
      help: "the exporter's id with Elasticsearch; the first is called after the storage elsewhere",
      source: 'Camunda 8.6 and 8.8 documentation'
    }
  ),
  neverUpdated: words(
    ['least instant', 'year zero'],
    [
      ['8.1', 'least instant'],
      ['8.6', 'year zero']
    ],
    {
      help: 'how the cluster writes the time of a change that never was',
      source: `Camunda 8.5 documentation; camunda/camunda#16256; ${management}`
    }
  ),
  routing: flag(
    [
      ['8.1', false],
      ['8.8', true]
    ],
    {
      help: 'whether the cluster tells its routing and its id',
      source: 'camunda/camunda, ClusterEndpointResponseIT; field reports from 8.9.22'
    }
  ),
  emptyBrokers: flag(
    [
      ['8.1', false],
      ['8.8', true]
    ],
    {
      help: 'whether a planned operation names its brokers where there are none',
      source: 'Camunda 8.5 and 8.8 documentation'
    }
  ),
  exporterMetrics: flag([['8.1', true]], {
    help: "whether metrics tell exporters' positions; a gateway in a process of its own does not",
    source: 'field reports from 8.9; camunda/camunda, ExporterMetricsDoc'
  }),
  metricsFormat: words(
    ['simpleclient', 'prometheus'],
    [
      ['8.1', 'simpleclient'],
      ['8.8', 'prometheus']
    ],
    {
      help: 'the library that writes metrics; the older one ends labels with a comma',
      source: 'camunda/camunda, ExporterMetrics and ExporterMetricsDoc; Prometheus Java client'
    }
  ),
  healthOrder: words(
    ['groups first', 'components first'],
    [
      ['8.1', 'groups first'],
      ['8.9', 'components first']
    ],
    {
      help: 'the order of members in health: that of Spring Boot 3, or of 4',
      source: 'recorded from 8.6.11; field reports from 8.9.22'
    }
  ),
  clusterHealth: flag(
    [
      ['8.1', false],
      ['8.5', true]
    ],
    {
      help: "whether a gateway's health knows the partitions, and a degraded cluster",
      source: 'Camunda 8.5 documentation; camunda/camunda, ClusterHealthIndicator'
    }
  ),
  nodeIdHealth: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    { help: 'whether health and readiness ask for the node id', source: healthSetup }
  ),
  brokerLiveness: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    { help: "whether liveness is the broker's readiness", source: healthSetup }
  ),
  schemaHealth: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    { help: 'whether health and readiness ask for the schema of the storage', source: healthSetup }
  ),
  searchHealth: flag(
    [
      ['8.1', true],
      ['8.10', false]
    ],
    {
      help: 'whether health and readiness ask for the indices of Operate and Tasklist',
      source: healthSetup
    }
  ),
  partitionHealth: flag(
    [
      ['8.1', false],
      ['8.10', true]
    ],
    { help: "whether a broker's health tells of its partitions", source: healthSetup }
  ),
  partitionName: words(
    ['Partition-', 'Partition-default-'],
    [
      ['8.1', 'Partition-'],
      ['8.10', 'Partition-default-']
    ],
    { help: "what stands before a partition's id in its name", source: healthSetup }
  ),
  partitionsByTenant: flag([['8.1', false]], {
    help: 'whether partitions stand below their physical tenant although there is only one',
    source: 'camunda/camunda 8.10, BrokerAdminServiceEndpoint'
  }),
  oneDistribution: flag(
    [
      ['8.1', false],
      ['8.6', true]
    ],
    {
      help: "whether Operate and Tasklist come in Zeebe's distribution, which shows more of itself",
      source: 'recorded from 8.6.11; camunda/camunda, StandaloneOperate'
    }
  ),
  probesByDefault: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    {
      help: "whether Optimize's health has liveness and readiness unasked",
      source: 'Spring Boot 4'
    }
  ),
  operatorLinks: flag(
    [
      ['8.1', false],
      ['8.6', true]
    ],
    {
      help: "whether discovery names the endpoints that are an operator's: clock, job streams and such",
      source: 'recorded from 8.6.11'
    }
  )
}
