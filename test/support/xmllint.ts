/** The XML tools of libxml2, for what needs a real parser. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What `xmllint` has against a document; nothing where it fits the schema. */
export async function schemaComplaints(document: string, schemaFile: string): Promise<string> {
  const child = spawn('xmllint', ['--noout', '--nonet', '--schema', schemaFile, '-'])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      said += text
    })
  }
  // Whoever is refused early does not listen to the end.
  child.stdin.on('error', () => {})
  child.stdin.end(document)
  const [code] = await once(child, 'close')
  return code === 0 ? '' : said || `xmllint ended with ${code}`
}
