import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { notFound, sheetPage } from '../../electron/core/pages.ts'
import { serveApp } from '../../electron/shell/app-protocol.ts'

let folder: string
let get: (url: string, method?: string) => Promise<Response>
const sheet = vi.fn(async (path: string) =>
  path === '/sheet/2026-11-20/1.html' ? sheetPage('<p>Tờ</p>', 'abc') : notFound,
)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-'))
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
  mkdirSync(join(folder, 'fonts'))
  writeFileSync(join(folder, 'renderer/index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(folder, 'renderer/assets/a.js'), 'a')
  writeFileSync(join(folder, 'fonts/a.ttf'), 'font')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  const roots = { renderer: join(folder, 'renderer'), fonts: join(folder, 'fonts') }
  const serve = serveApp({ roots, sheet })
  get = (url, method = 'GET') => serve(new Request(url, { method }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

test('The page comes with a policy that lets nothing in from elsewhere, and its nonce in the page', async () => {
  const response = await get('app://so-mot-cua/')
  const policy = response.headers.get('Content-Security-Policy')
  expect(response.status).toBe(200)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/)
  expect(await response.text()).toBe(`<meta name="csp-nonce" content="${nonceOf(policy)}">`)
})

test('The nonce is another one at every load', async () => {
  const load = async () => nonceOf((await get('app://so-mot-cua/')).headers.get('Content-Security-Policy'))
  expect(await load()).not.toBe(await load())
})

test('Assets and fonts are served by their kind', async () => {
  const script = await get('app://so-mot-cua/assets/a.js')
  expect(script.headers.get('Content-Type')).toContain('text/javascript')
  expect(await script.text()).toBe('a')
  expect((await get('app://so-mot-cua/fonts/a.ttf')).headers.get('Content-Type')).toBe('font/ttf')
})

test('A sheet comes from the core with its own policy', async () => {
  const response = await get('app://so-mot-cua/sheet/2026-11-20/1.html')
  expect(await response.text()).toBe('<p>Tờ</p>')
  expect(response.headers.get('Content-Security-Policy')).toContain("style-src 'nonce-abc'")
  expect((await get('app://so-mot-cua/sheet/nothing')).status).toBe(404)
})

test.each([
  ['what is not there', 'app://so-mot-cua/assets/b.js'],
  ['a way out of the folder', 'app://so-mot-cua/assets/..%2f..%2fsecret.js'],
  ['a way out of the folder with a backslash', 'app://so-mot-cua/..%5csecret.js'],
  ['an address that cannot be decoded', 'app://so-mot-cua/%E0%A4%A'],
  ['another host', 'app://other/'],
])('%s is not found', async (_what, url) => {
  expect((await get(url)).status).toBe(404)
})

test('Only GET is answered', async () => {
  expect((await get('app://so-mot-cua/', 'POST')).status).toBe(404)
})
