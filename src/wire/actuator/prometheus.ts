/**
 * `GET /actuator/prometheus`: metrics as text.
 *
 * Only those that tell how far exporters are, and how long the process runs: the originals have hundreds of
 * others. Source: camunda/camunda, ExporterMetrics and ExporterMetricsDoc; Prometheus Java client 0.16 and
 * 1.x, text format 0.0.4 and OpenMetrics 1.0.0; field reports from 8.9.
 */
import type { PartitionPositions } from '../../domain/exporter-positions.js'
import { mediaTypes } from './media-types.js'

export const plainMetrics = 'text/plain;version=0.0.4;charset=utf-8'

/** What metrics are written in, the favourite first. */
export const metricTypes = mediaTypes(
  plainMetrics,
  'application/openmetrics-text;version=1.0.0;charset=utf-8'
)

/** The library that writes them; the older one puts a comma behind the last label, too. */
export type MetricsFormat = 'simpleclient' | 'prometheus'

interface Gauge {
  readonly name: string
  readonly help: string
  readonly samples: readonly Sample[]
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

export interface ExporterSample {
  readonly exporterId: string
  readonly partitionId: number
  readonly positions: PartitionPositions
}

/** How far the processors and exporters of each partition are. */
export function exporterGauges(
  exporters: readonly ExporterSample[],
  processed: ReadonlyMap<number, number>
): readonly Gauge[] {
  const byExporter = (position: (it: PartitionPositions) => number): Sample[] =>
    exporters.map(({ exporterId, partitionId, positions }) => ({
      labels: { exporter: exporterId, partition: `${partitionId}` },
      value: position(positions)
    }))
  return [
    {
      name: 'zeebe_exporter_last_exported_position',
      help: 'The last exported position by exporter and partition',
      samples: byExporter(it => it.exported)
    },
    {
      name: 'zeebe_exporter_last_updated_exported_position',
      help: 'The last exported position which was also updated/committed by the exporter',
      samples: byExporter(it => it.acknowledged)
    },
    {
      name: 'zeebe_stream_processor_last_processed_position',
      help: 'The last position the stream processor has processed',
      samples: [...processed].map(([partitionId, value]) => ({
        labels: { partition: `${partitionId}` },
        value
      }))
    }
  ]
}

/** How long an application runs, as every Spring Boot application tells it. */
export function uptimeGauge(uptimeMs: number): Gauge {
  const help = 'The uptime of the Java virtual machine'
  return {
    name: 'process_uptime_seconds',
    help,
    samples: [{ labels: {}, value: uptimeMs / 1_000 }]
  }
}

/** Writes gauges in the order of their names. */
export function metricsText(
  gauges: readonly Gauge[],
  { format, open }: { readonly format: MetricsFormat; readonly open: boolean }
): string {
  const sorted = gauges
    .filter(it => it.samples.length > 0)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const text = sorted.map(gauge => gaugeText(gauge, { format, open })).join('')
  return open ? `${text}# EOF\n` : text
}

/** OpenMetrics turns the two lines of a head around. */
function gaugeText(
  { name, help, samples }: Gauge,
  { format, open }: { readonly format: MetricsFormat; readonly open: boolean }
): string {
  const stop = format === 'simpleclient' && name.startsWith('zeebe_') ? '.' : ''
  const helpLine = `# HELP ${name} ${help}${stop}`
  const typeLine = `# TYPE ${name} gauge`
  const head = open ? [typeLine, helpLine] : [helpLine, typeLine]
  const lastComma = format === 'simpleclient' && !open ? ',' : ''
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
    const inBraces = pairs.length === 0 ? '' : `{${pairs.join(',')}${lastComma}}`
    return `${name}${inBraces} ${javaDouble(value)}`
  })
  return `${[...head, ...lines].join('\n')}\n`
}

/** As `Double.toString` prints it: with a point always, and with an exponent from ten million on. */
export function javaDouble(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
  }
  return Number.isInteger(value) ? `${value}.0` : `${value}`
}
