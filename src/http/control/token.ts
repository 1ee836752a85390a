import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Whether a request shows the token, in a time that does not tell how much of it was right.
 *
 * @param authorization - `Bearer <token>`; the word in any case, as HTTP has it.
 */
export function showsToken(authorization: string | undefined, token: string): boolean {
  const [, shown = ''] = /^bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? '') ?? []
  return timingSafeEqual(digest(shown), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
