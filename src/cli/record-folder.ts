import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { recordingOf, recordingPath } from '../contract/recording.js'
import type { Report } from '../contract/report/report.js'

/** Writes every case that was run to its end into a folder. Returns how many there are. */
export async function record(report: Report, folder: string): Promise<number> {
  let count = 0
  for (const result of report.results) {
    const recording = recordingOf(result, report.release, report.startedAt.slice(0, 10))
    if (recording === undefined) continue
    const file = path.join(folder, ...recordingPath(recording))
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(recording, null, 2)}\n`)
    count += 1
  }
  return count
}
