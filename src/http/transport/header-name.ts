import type { Manners } from '../manners.js'

/** Fastify writes `content-type`; Tomcat sends `Content-Type`, and so does its double. */
export function headerName(name: string, { headerCase }: Manners): string {
  if (headerCase === 'asGiven') return name
  return name.replace(/(^|-)[a-z]/g, letter => letter.toUpperCase())
}
