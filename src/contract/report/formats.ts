/** The forms in which a report is printed. */
import { html } from './html.js'
import { json } from './json.js'
import { junit } from './junit.js'
import type { Report } from './report.js'
import { tap } from './tap.js'

const printers = { junit, tap, json, html } as const satisfies Record<
  string,
  (report: Report) => string
>
export type ReportFormat = keyof typeof printers

export const reportFormats = [
  'junit',
  'tap',
  'json',
  'html'
] as const satisfies readonly ReportFormat[]

export function printed(report: Report, format: ReportFormat): string {
  return printers[format](report)
}
