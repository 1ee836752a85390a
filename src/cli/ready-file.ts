import { randomUUID } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Returns what is wrong with the place for a ready file, or `undefined` when it will do. */
export async function readyFileComplaint(file: string): Promise<string | undefined> {
  const folder = path.dirname(path.resolve(file))
  const isFolder = await stat(folder).then(
    it => it.isDirectory(),
    () => false
  )
  if (!isFolder) return `the ready file ${file} cannot be written: there is no folder ${folder}`
  const isTaken = await stat(file).then(
    it => it.isDirectory(),
    () => false
  )
  return isTaken ? `the ready file ${file} cannot be written: it is a folder` : undefined
}

/**
 * Writes the file beside its place and moves it there, so that whoever waits for it never reads
 * half a line. A file that stood there before is replaced; nothing else is touched.
 *
 * @throws what the file system says, after taking away what was written so far.
 */
export async function writeReadyFile(file: string, line: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(draft, `${line}\n`, { flag: 'wx' })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
