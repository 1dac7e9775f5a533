/** While developing, pages and modules come from Vite's server; the policy is loosened for its client, nowhere else. */
import { newNonce, noncePlaceholder, notFound, type Page } from '../core/pages.ts'

/** The page or module at `path` (with its query) of the Vite server at `devUrl`. */
export async function devPage(devUrl: string, path: string): Promise<Page> {
  const answer = await fetch(new URL(path, devUrl))
  if (!answer.ok) return notFound
  const mediaType = answer.headers.get('content-type') ?? 'text/plain'
  const headers = { 'Content-Type': mediaType, 'Cache-Control': 'no-store' }
  if (!mediaType.startsWith('text/html')) {
    return { status: 200, headers, body: new Uint8Array(await answer.arrayBuffer()) }
  }
  const { host } = new URL(devUrl)
  const policy = `default-src 'self' 'unsafe-inline' data: blob:; connect-src 'self' ws://${host}`
  return {
    status: 200,
    headers: { ...headers, 'Content-Security-Policy': policy },
    body: (await answer.text()).replaceAll(noncePlaceholder, newNonce()),
  }
}
