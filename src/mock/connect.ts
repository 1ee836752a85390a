import { controlClient } from '../client/client.js'
import { type HttpSendOptions, httpSend } from '../client/http-send.js'
import { ManyWorlds } from './many-worlds.js'

/**
 * Connects to a mock that runs elsewhere: the same calls as in process.
 *
 * Products of worlds below the control door are reached through `url`, whatever the mock calls itself; doors of
 * their own are where the mock says, which is loopback.
 *
 * @param url - of the control door: `http://127.0.0.1:9680`.
 * @throws {ControlError} when the control API refuses, and whatever `fetch` throws when nobody answers.
 */
export async function connectBackupMock(
  url: string,
  options: HttpSendOptions = {}
): Promise<ManyWorlds> {
  const base = url.replace(/\/+$/, '')
  const transport = (prefix: string) => httpSend(base + prefix, options)
  const info = await controlClient(transport('')).worlds.get('default')
  const urlHere = (it: string) =>
    it === info.control || it.startsWith(`${info.control}/`)
      ? base + it.slice(info.control.length)
      : it
  return new ManyWorlds(info, { transport, urlHere })
}
