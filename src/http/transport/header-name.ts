import { remembered } from '../../domain/remembered.js'
import type { Manners } from '../manners.js'

/** Fastify writes `content-type`; Tomcat sends `Content-Type`, and so does its double. */
export function headerName(name: string, { headerCase }: Manners): string {
  return headerCase === 'asGiven' ? name : capitalised(name)
}

const capitalised = remembered(name => name.replace(/(^|-)[a-z]/g, it => it.toUpperCase()))
