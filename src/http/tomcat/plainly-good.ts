import { remembered } from '../../domain/remembered.js'
import type { RequestHead } from './head.js'
import { refusalOf } from './refusal.js'

/** No percent codes, no parameters, no dots that could climb: nothing that Tomcat would look at twice. */
const plainTarget =
  /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*\/?(?:\?[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*)?$/

/** Stands for any target that is plain. */
const anyTarget = '/'

/**
 * Whether a request is one of the many that nobody would refuse, found out at little cost: its target is plain,
 * and its method and headers were judged before. What is not plainly good may be good all the same.
 */
export function isPlainlyGood({ method, url, version, rawHeaders }: RequestHead): boolean {
  if (method === 'OPTIONS' || method === 'TRACE' || method === 'CONNECT') return false
  return (
    url !== '' && plainTarget.test(url) && isGood(`${method}\n${version}\n${rawHeaders.join('\n')}`)
  )
}

/** No line break can stand in a name or a value that Node has read. */
const isGood = remembered(text => {
  const [method = '', version = '', ...rawHeaders] = text.split('\n')
  return refusalOf({ method, url: anyTarget, version, rawHeaders }) === undefined
})
