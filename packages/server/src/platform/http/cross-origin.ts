import type { IncomingHttpHeaders } from 'node:http'

const reading: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request that changes something was made by a page of another address. Browsers say where a request comes from
 * in headers that pages cannot set; whoever sends neither header is no browser, and has no cookies to abuse.
 *
 * @source Fetch Metadata Request Headers (W3C), sections 2.4 and 4
 */
export function comesFromElsewhere(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  if (reading.includes(method)) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}
