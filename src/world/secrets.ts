import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256, in hexadecimal digits. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a secret is the one of a digest. Takes as long for any that are not. */
export function isSecretOf(secret: string, digest: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(secret)), Buffer.from(digest))
}
