import t from 'tap'
import {
  exporterGauges,
  javaDouble,
  metricsText,
  uptimeGauge
} from '../../../src/wire/actuator/prometheus.js'

const positions = { processed: 6_403, exported: 6_404, acknowledged: 6_400 }
const gauges = exporterGauges(
  [{ exporterId: 'rdbms', partitionId: 1, positions }],
  new Map([[1, 6_403]])
)

t.test('the older library ends labels with a comma and sentences with a full stop', async t => {
  t.equal(
    metricsText(gauges, { format: 'simpleclient', open: false }),
    [
      '# HELP zeebe_exporter_last_exported_position The last exported position by exporter and partition.',
      '# TYPE zeebe_exporter_last_exported_position gauge',
      'zeebe_exporter_last_exported_position{exporter="rdbms",partition="1",} 6404.0',
      '# HELP zeebe_exporter_last_updated_exported_position ' +
        'The last exported position which was also updated/committed by the exporter.',
      '# TYPE zeebe_exporter_last_updated_exported_position gauge',
      'zeebe_exporter_last_updated_exported_position{exporter="rdbms",partition="1",} 6400.0',
      '# HELP zeebe_stream_processor_last_processed_position ' +
        'The last position the stream processor has processed.',
      '# TYPE zeebe_stream_processor_last_processed_position gauge',
      'zeebe_stream_processor_last_processed_position{partition="1",} 6403.0',
      ''
    ].join('\n')
  )
})

t.test('OpenMetrics turns the head around, has no comma, and says that it ends', async t => {
  t.equal(
    metricsText([uptimeGauge(1_500)], { format: 'simpleclient', open: true }),
    '# TYPE process_uptime_seconds gauge\n' +
      '# HELP process_uptime_seconds The uptime of the Java virtual machine\n' +
      'process_uptime_seconds 1.5\n# EOF\n'
  )
  const open = metricsText(gauges, { format: 'simpleclient', open: true })
  t.match(open, 'zeebe_stream_processor_last_processed_position{partition="1"} 6403.0')
})

t.test('metrics are sorted, and one that nobody measures is left out', async t => {
  const text = metricsText([...exporterGauges([], new Map()), uptimeGauge(0)], {
    format: 'prometheus',
    open: false
  })
  t.strictSame(text.match(/^\w+/gm), ['process_uptime_seconds'])
})

t.test('numbers are printed as Java prints them', async t => {
  const rows: [value: number, printed: string][] = [
    [0, '0.0'],
    [1.5, '1.5'],
    [9_999_999, '9999999.0'],
    [10_000_000, '1.0E7'],
    [12_345_678, '1.2345678E7'],
    [0.001, '0.001'],
    [0.000_5, '5.0E-4'],
    [-1, '-1.0']
  ]
  for (const [value, printed] of rows) t.equal(javaDouble(value), printed)
})
