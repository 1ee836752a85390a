import type { Subject } from './case.js'
import type { Target } from './target.js'

/** The parts of a deployment that have an address of their own, as the command line and the mock's doors call them. */
export const parts = [
  'operate',
  'tasklist',
  'optimize',
  'zeebe',
  'orchestration',
  'elasticsearch'
] as const
export type Part = (typeof parts)[number]

/** Which subjects a part answers for. */
const subjectsOf: Readonly<Record<Part, readonly Subject[]>> = {
  operate: ['operate'],
  tasklist: ['tasklist'],
  optimize: ['optimize'],
  zeebe: ['zeebe'],
  orchestration: ['webapps', 'zeebe'],
  elasticsearch: ['search']
}

/** Where each subject is asked, from the addresses of the parts that are there. */
export function addressesOf(urls: Readonly<Partial<Record<string, string>>>): Target['addresses'] {
  const found = parts.flatMap(part => {
    const url = urls[part]
    return url === undefined ? [] : subjectsOf[part].map(subject => [subject, { url }] as const)
  })
  return Object.fromEntries(found)
}
