/** A real browser, without a window. */
import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser that `CHROME_BIN` names, or the first that is found on the path. */
export function browserFound(): string | undefined {
  const { CHROME_BIN: named, PATH = '' } = process.env
  if (named !== undefined && named !== '') return named
  const folders = PATH.split(path.delimiter)
  return names
    .flatMap(name => folders.map(folder => path.join(folder, name)))
    .find(file => isExecutable(file))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export interface Visit {
  readonly browser: string
  readonly url: string
  /** A folder for what the browser remembers; only for this visit. */
  readonly profile: string
  readonly scheme?: 'light' | 'dark'
  /** In pixels. */
  readonly size?: readonly [width: number, height: number]
}

/** The page as the browser has understood it, after everything on it has been loaded. */
export async function domOf(visit: Visit): Promise<string> {
  return await visited(visit, '--dump-dom')
}

/** Writes a picture of the window into a file. */
export async function screenshot(visit: Visit, file: string): Promise<void> {
  await visited(visit, `--screenshot=${path.resolve(file)}`)
}

async function visited(
  { browser, url, profile, scheme = 'light', size = [1280, 1600] }: Visit,
  what: string
): Promise<string> {
  const flags = [
    ...['--headless=new', '--disable-gpu', '--no-first-run', '--hide-scrollbars'],
    // Pages are our own, and in containers there is no sandbox.
    ...['--no-sandbox', '--disable-dev-shm-usage', `--user-data-dir=${profile}`],
    `--blink-settings=preferredColorScheme=${scheme === 'dark' ? 0 : 1}`,
    `--window-size=${size.join(',')}`
  ]
  const { stdout } = await promisify(execFile)(browser, [...flags, what, url], {
    maxBuffer: 64 * 1_024 * 1_024,
    timeout: 60_000
  })
  return stdout
}
