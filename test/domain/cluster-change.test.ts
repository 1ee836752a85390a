import t from 'tap'
import {
  type Exporter,
  type ExporterCommand,
  exporterRefusal,
  exportersAfter
} from '../../src/domain/cluster-change.js'

const on: Exporter = { id: 'on', state: 'ENABLED' }
const off: Exporter = { id: 'off', state: 'DISABLED', disabledMs: 5 }
const both = [on, off]
const freely = { deleteNeedsOrphan: false }

const enable = (exporterId: string, initializeFrom?: string): ExporterCommand => ({
  operation: 'enable',
  exporterId,
  ...(initializeFrom !== undefined && { initializeFrom })
})
const disable = (exporterId: string): ExporterCommand => ({ operation: 'disable', exporterId })
const remove = (exporterId: string): ExporterCommand => ({ operation: 'delete', exporterId })

t.test('a command is refused for what the partitions say', async t => {
  const rows: [why: string, command: ExporterCommand, code: string | undefined][] = [
    ['it is enabled already', enable('on'), 'EXPORTER_ENABLED'],
    ['a disabled one can be enabled', enable('off'), undefined],
    ['so can one that nobody knows', enable('new'), undefined],
    ['its source runs', enable('off', 'on'), undefined],
    ['its source is disabled', enable('new', 'off'), 'SOURCE_DISABLED'],
    ['its source is unknown', enable('off', 'nobody'), 'SOURCE_UNKNOWN'],
    ['the source is looked at first', enable('on', 'nobody'), 'SOURCE_UNKNOWN'],
    ['an enabled one can be disabled', disable('on'), undefined],
    ['a disabled one, too', disable('off'), undefined],
    ['nobody knows it', disable('nobody'), 'EXPORTER_UNKNOWN'],
    ['it can be deleted', remove('on'), undefined],
    ['nobody knows it', remove('nobody'), 'EXPORTER_UNKNOWN']
  ]
  for (const [why, command, code] of rows) {
    const { operation, exporterId } = command
    t.equal(
      exporterRefusal(command, both, freely)?.code,
      code,
      `${operation} ${exporterId}: ${why}`
    )
  }
})

t.test('where only orphans can be deleted, one with a configuration cannot', async t => {
  const refusal = exporterRefusal(remove('off'), both, { deleteNeedsOrphan: true })
  t.strictSame(refusal, { code: 'EXPORTER_CONFIGURED', exporterId: 'off', state: 'DISABLED' })
})

t.test('a command changes the one exporter that it names', async t => {
  const after = (command: ExporterCommand) => exportersAfter(both, command, 9)
  t.strictSame(after(disable('on')), [{ id: 'on', state: 'DISABLED', disabledMs: 9 }, off])
  t.strictSame(after(disable('off')), both, 'since it was disabled first')
  t.strictSame(after(enable('off')), [on, { id: 'off', state: 'ENABLED' }])
  t.strictSame(after(enable('new')), [...both, { id: 'new', state: 'ENABLED' }])
  t.strictSame(after(remove('on')), [off])
})
