/** The files into which reports go. */
import { constants, type Stats } from 'node:fs'
import { access, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { printed } from '../contract/report/formats.js'
import type { Report } from '../contract/report/report.js'
import type { VerifyOptions, WantedReport } from './verify-options.js'

/** Why a file or folder that was asked for cannot be written, before anything is run. Nothing is touched. */
export async function unwritable({
  reports,
  record
}: Pick<VerifyOptions, 'reports' | 'record'>): Promise<readonly string[]> {
  const files = reports.flatMap(({ file }) => file ?? [])
  const folders = record === undefined ? [] : [record]
  const complaints = [
    ...files.map(it => complaint('--report', it, fileMayBeWritten(it))),
    ...folders.map(it => complaint('--record', it, folderMayBeMade(it)))
  ]
  return (await Promise.all(complaints)).flat()
}

async function complaint(
  flag: string,
  name: string,
  tried: Promise<void>
): Promise<readonly string[]> {
  try {
    await tried
    return []
  } catch (error) {
    return [`${flag}: ${JSON.stringify(name)} cannot be written: ${reasonOf(error)}`]
  }
}

/** @throws what stands in the way. */
async function fileMayBeWritten(file: string): Promise<void> {
  const found = await lookAt(file)
  if (found?.isDirectory()) throw new Error('it is a folder')
  if (found !== undefined) return await access(file, constants.W_OK)
  const folder = path.dirname(file)
  const there = await lookAt(folder)
  if (there === undefined) throw new Error(`there is no folder ${folder}`)
  await folderMayBeMade(folder)
}

/** @throws what stands in the way. */
async function folderMayBeMade(folder: string): Promise<void> {
  const found = await lookAt(folder)
  if (found === undefined) return await folderMayBeMade(path.dirname(path.resolve(folder)))
  if (!found.isDirectory()) throw new Error(`${folder} is no folder`)
  await access(folder, constants.W_OK)
}

async function lookAt(file: string): Promise<Stats | undefined> {
  return await stat(file).catch(() => undefined)
}

/** Writes every report that goes into a file. Returns what is to be complained of; one does not keep the others away. */
export async function writeReports(
  report: Report,
  wanted: readonly WantedReport[]
): Promise<string[]> {
  const complaints: string[] = []
  for (const { format, file } of wanted) {
    if (file === undefined) continue
    complaints.push(
      ...(await complaint('--report', file, writeFile(file, printed(report, format))))
    )
  }
  return complaints
}

/** The same for what is written over later: nothing goes into a pipe or a terminal, which keep what they are told. */
export async function writeForNow(
  report: Report,
  wanted: readonly WantedReport[]
): Promise<string[]> {
  const found = await Promise.all(wanted.map(({ file }) => lookAt(file ?? '')))
  const files = wanted.filter((_, index) => found[index]?.isFile() ?? true)
  return await writeReports(report, files)
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
