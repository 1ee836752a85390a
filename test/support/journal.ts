/** Entries and recordings for tests of the journal. State in `over` only what the test is about. */
import type { JournalEntry } from '../../src/domain/journal-entry.js'
import { Recording } from '../../src/world/recording.js'
import { startMs } from './world.js'

export function anEntry(over: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 1,
    atMs: startMs,
    durationMs: 0,
    product: 'operate',
    operation: 'getBackup',
    backupId: '42',
    method: 'GET',
    url: '/actuator/backups/42',
    request: { headers: {}, body: '', bodyBytes: 0 },
    answer: { status: 200, headers: {}, body: '', bodyBytes: 0, delivered: true },
    effect: false,
    why: { release: '8.7.2', text: 'all is well' },
    ...over
  }
}

interface Exchanged extends Partial<Recording> {
  readonly asked?: string
  readonly answered?: string
  readonly status?: number
}

/** A recording of an exchange: `asked` and `answered` are its bodies. */
export function aRecording({
  asked = '',
  answered = '',
  status,
  ...over
}: Exchanged = {}): Recording {
  const recording = new Recording({
    atMs: startMs,
    product: 'operate',
    method: 'GET',
    url: '/actuator/backups/42',
    headerLines: 'Host\ncamunda'
  })
  recording.requestBody.add(asked)
  recording.addToAnswer(answered)
  const head = status === undefined ? {} : { head: `HTTP/1.1 ${status} \r\nDate: today\r\n\r\n` }
  return Object.assign(recording, head, over)
}
