/** Certificates for tests: an authority nobody else knows, and what it has signed. */
import { generate } from 'selfsigned'

export interface Pem {
  readonly cert: string
  readonly key: string
}

const quick = { keyType: 'ec', algorithm: 'sha256' } as const

/** A new authority at every call. */
export async function anAuthority(): Promise<Pem> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'tests' }], {
    ...quick,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }
    ]
  })
  return { cert, key }
}

/** For `localhost` and `127.0.0.1`. */
export async function signedBy(ca: Pem): Promise<Pem> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...quick,
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' }
        ]
      }
    ]
  })
  return { cert, key }
}

/** The key with a passphrase. */
export async function encryptedKey(): Promise<string> {
  const { private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...quick,
    passphrase: 'open sesame'
  })
  return key
}
