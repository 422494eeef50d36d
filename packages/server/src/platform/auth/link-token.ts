import { createHash, randomBytes } from 'node:crypto'

/** What a link holds: where to look, and the secret of which only a hash is kept. */
export type LinkToken = { readonly clinicId: string; readonly id: string; readonly secretHash: string }

const secretBytes = 32
const uuidBytes = 16

/** Makes the token of a link to something of a clinic. */
export function makeLinkToken(
  clinicId: string,
  id: string,
  random = randomBytes(secretBytes),
): {
  readonly token: string
  readonly secretHash: string
} {
  const token = Buffer.concat([bytesOf(clinicId), bytesOf(id), random]).toString('base64url')
  return { token, secretHash: hashOf(random) }
}

/** Reads a token; undefined when it is none. Whether the hash is the right one is for whoever keeps it. */
export function readLinkToken(token: string): LinkToken | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * uuidBytes + secretBytes || bytes.toString('base64url') !== token) return undefined
  return {
    clinicId: uuidOf(bytes.subarray(0, uuidBytes)),
    id: uuidOf(bytes.subarray(uuidBytes, 2 * uuidBytes)),
    secretHash: hashOf(bytes.subarray(2 * uuidBytes)),
  }
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
