/** The certificate and the key with which a door speaks HTTPS. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import type { Choice } from './choice.js'
import type { Setting } from './setting.js'
import { settings } from './settings.js'

/** What the files hold, in PEM. The key is a secret: never printed, never logged. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** A file, with what is wrong with it as a text that follows its path. */
type Part = { readonly pem: string } | { readonly fault: string }

/** @param readFile - returns the text of a file, or throws. */
export function tlsOf(
  choice: Choice,
  readFile: (path: string) => string
): { readonly tls: TlsFiles | null; readonly complaints: readonly string[] } {
  const { elasticsearchTlsCert: certRow, elasticsearchTlsKey: keyRow } = settings
  const certPath = choice.read(certRow)
  const keyPath = choice.read(keyRow)
  const complain = (row: Setting, text: string) => `${choice.originOf(row).label}: ${text}`
  if (certPath === null && keyPath === null) return { tls: null, complaints: [] }
  if (certPath === null || keyPath === null) {
    const [given, other] =
      keyPath === null
        ? ([certRow, 'elasticsearchTlsKey'] as const)
        : ([keyRow, 'elasticsearchTlsCert'] as const)
    const complaint = complain(given, `is half of two; give ${choice.spell(other)} as well`)
    return { tls: null, complaints: [complaint] }
  }
  const cert = partOf(certPath, readFile, certificateFault)
  const key = partOf(keyPath, readFile, keyFault)
  if ('pem' in cert && 'pem' in key) {
    const fault = pairFault(cert.pem, key.pem, certPath)
    if (fault === undefined) return { tls: { cert: cert.pem, key: key.pem }, complaints: [] }
    return { tls: null, complaints: [complain(keyRow, `${keyPath} ${fault}`)] }
  }
  return {
    tls: null,
    complaints: [
      ...('fault' in cert ? [complain(certRow, `${certPath} ${cert.fault}`)] : []),
      ...('fault' in key ? [complain(keyRow, `${keyPath} ${key.fault}`)] : [])
    ]
  }
}

function partOf(
  path: string,
  readFile: (path: string) => string,
  faultOf: (pem: string) => string | undefined
): Part {
  try {
    const pem = readFile(path)
    const fault = faultOf(pem)
    return fault === undefined ? { pem } : { fault }
  } catch (error) {
    return { fault: `cannot be read: ${reasonOf(error)}` }
  }
}

function certificateFault(pem: string): string | undefined {
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) return 'holds no certificate in PEM'
  try {
    new X509Certificate(pem)
    return undefined
  } catch (error) {
    return `holds a certificate that cannot be read: ${reasonOf(error)}`
  }
}

function keyFault(pem: string): string | undefined {
  if (!/-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/.test(pem)) return 'holds no private key in PEM'
  if (/-----BEGIN ENCRYPTED|Proc-Type:.*ENCRYPTED/.test(pem)) {
    return 'has a passphrase; give a key without one'
  }
  try {
    createPrivateKey(pem)
    return undefined
  } catch (error) {
    return `holds a private key that cannot be read: ${reasonOf(error)}`
  }
}

function pairFault(cert: string, key: string, certPath: string): string | undefined {
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    return `is not the key of the certificate in ${certPath}`
  }
  try {
    createSecureContext({ cert, key })
    return undefined
  } catch (error) {
    return `and ${certPath} will not do for TLS: ${reasonOf(error)}`
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
