import { contractCases } from '../../src/contract/cases/all.js'
import { exchange } from '../../src/contract/exchange.js'
import type { Recording } from '../../src/contract/recording.js'
import { normalised } from '../../src/contract/report/side-by-side.js'
import type { Target } from '../../src/contract/target.js'

/** What a target answers to the requests of a recording, in the words of recordings. */
export async function answersTo(recording: Recording, target: Target) {
  const found = contractCases.find(it => it.id === recording.case)
  if (found === undefined) throw new Error(`no case is called ${recording.case}`)
  const answers = []
  for (const { request } of recording.exchanges) {
    const { to = found.subject, method, path, headers, body, raw } = request
    const url = to === 'control' ? target.control : target.addresses[to]?.url
    if (url === undefined) throw new Error(`the target has no ${to}`)
    const sent = {
      method,
      url,
      path,
      headers: { accept: '*/*', ...headers },
      ...(raw !== undefined && { raw })
    }
    const { signal } = new AbortController()
    const answer = await exchange({ ...sent, ...(body !== undefined && { body }) }, target, signal)
    const type = answer.headers['content-type']
    answers.push({
      status: answer.status,
      ...(type !== undefined && { contentType: type }),
      body: normalised(answer.body)
    })
  }
  return answers
}
