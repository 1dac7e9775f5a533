/**
 * What a window may load: the built renderer, the bundled fonts, the printed sheets. Both the browser host and
 * the shell's app:// protocol answer from here, so that one content policy holds for both.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** No page among them: the only page comes with its policy, under whatever spelling of its address. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}

export const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Styles are ours or carry the nonce (Mantine's style tags); scripts, fonts and calls are ours only. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** A sheet is shown in a frame of our own page and runs nothing. */
export const sheetPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "font-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')

export const newNonce = (): string => randomBytes(16).toString('base64')

/** Replaced by the nonce of each load in `renderer/index.html`. */
export const noncePlaceholder = '__CSP_NONCE__'

export const notFound: Page = {
  status: 404,
  headers: { ...always, 'Content-Type': 'text/plain' },
  body: 'Not found',
}

export interface PageRoots {
  /** The built renderer. */
  readonly renderer: string
  readonly fonts: string
}

/** The path of an address as people read it; null when it cannot be decoded. */
export function decodedPath({ pathname }: URL): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** The page or asset at `path` (already decoded, without query), or `notFound`. Never leaves the two roots. */
export async function servePage(roots: PageRoots, path: string): Promise<Page> {
  if (path === '/' || path === '/index.html') return serveIndex(roots.renderer)
  const [root, relative] = path.startsWith('/fonts/')
    ? [roots.fonts, path.slice('/fonts/'.length)]
    : [roots.renderer, path.slice(1)]
  const file = normalize(join(root, relative))
  const mediaType = mediaTypes[extname(file).toLowerCase()]
  if (!file.startsWith(root + sep) || mediaType === undefined) return notFound
  try {
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    const headers = { ...always, 'Content-Type': mediaType, 'Cache-Control': cache }
    return { status: 200, headers, body: await readFile(file) }
  } catch {
    return notFound
  }
}

async function serveIndex(root: string): Promise<Page> {
  const nonce = newNonce()
  const html = await readFile(join(root, 'index.html'), 'utf8')
  return {
    status: 200,
    headers: {
      ...always,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce),
    },
    body: html.replaceAll(noncePlaceholder, nonce),
  }
}

export const sheetPage = (html: string, nonce: string): Page => ({
  status: 200,
  headers: {
    ...always,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': sheetPolicy(nonce),
  },
  body: html,
})

export const filePage = (bytes: Uint8Array, mediaType: string, name: string): Page => ({
  status: 200,
  headers: {
    ...always,
    'Content-Type': mediaType,
    'Cache-Control': 'no-store',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  },
  body: bytes,
})
