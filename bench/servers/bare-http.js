// @ts-check
/** The lower floor: what Node itself costs. Answers every request with the bytes it was given. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** @type {import('../measuring/recording.js').FloorPlan} */
const { answer: recorded } = JSON.parse(readFileSync(String(process.argv[2]), 'utf8'))
const { status, body, isChunked } = recorded
const framing = isChunked
  ? { 'transfer-encoding': 'chunked' }
  : { 'content-length': Buffer.byteLength(body) }

const server = createServer((request, response) => {
  const answer = () => {
    response.writeHead(status, { 'content-type': 'application/json', ...framing })
    response.end(body)
  }
  if (request.method === 'GET') answer()
  else request.resume().on('end', answer)
})

server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  console.log(JSON.stringify({ doors: { bare: `http://127.0.0.1:${port}` } }))
})
process.on('SIGTERM', () => process.exit())
