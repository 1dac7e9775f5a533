import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserServer, serve } from '../../electron/browser/server.ts'
import { contract, type ProcedureName, procedureOf } from '../../shared/contract/contract.ts'
import { encodeWire } from '../../shared/contract/wire.ts'
import { emptyOffice } from '../support/core.ts'
import { example } from '../support/examples.ts'
import { removeFolder } from '../support/program.ts'
import { ask, enter, said, type Visitor } from '../support/visitor.ts'

const foreign = { ok: false, error: { type: 'ForeignSender' } }
const tokenOf = (address: string) => new URL(address).search

let server: BrowserServer
let visitor: Visitor
let origin: string
let end: () => Promise<void>

beforeAll(async () => {
  const { core, folder } = await emptyOffice()
  const roots = { renderer: join(folder, 'renderer'), fonts: join(folder, 'fonts') }
  mkdirSync(roots.renderer)
  writeFileSync(join(roots.renderer, 'index.html'), '<title>Sổ Một Cửa</title>__CSP_NONCE__')
  server = await serve(core, roots)
  origin = `http://127.0.0.1:${server.port}`
  visitor = await enter(server.newAddress())
  end = async () => {
    await server.close()
    core.close()
    removeFolder(folder)
  }
})
afterAll(() => end())

const status = (headers: Record<string, string | undefined> = {}) =>
  ask(server.port, {
    method: 'POST',
    path: '/api/system.status',
    body: '{}',
    headers: { cookie: visitor.cookie, origin, 'content-type': 'application/json', ...headers },
  })

describe('The one-time token', () => {
  it('is traded for a cookie that names the port and that no script and no other site can use', async () => {
    const entered = await ask(server.port, { path: `/${tokenOf(server.newAddress())}` })
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/')
    const [cookie = ''] = entered.headers['set-cookie'] ?? []
    expect(cookie).toMatch(new RegExp(`^smc_${server.port}=[\\w-]{40,}; HttpOnly; SameSite=Strict; Path=/$`))
  })

  it('is good for one visit', async () => {
    const path = `/${tokenOf(server.newAddress())}`
    expect((await ask(server.port, { path })).status).toBe(303)
    const again = await ask(server.port, { path })
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('is void once a newer one was made', async () => {
    const older = `/${tokenOf(server.newAddress())}`
    const newer = `/${tokenOf(server.newAddress())}`
    expect((await ask(server.port, { path: older })).status).toBe(403)
    expect((await ask(server.port, { path: newer })).status).toBe(303)
  })

  it.each(['', 'x', 'A'.repeat(43), '%00', 'a&token=b'])('is not guessed: %j', async (token) => {
    server.newAddress()
    expect((await ask(server.port, { path: `/?token=${token}` })).status).toBe(403)
  })

  it('works on the front door only', async () => {
    const query = tokenOf(server.newAddress())
    expect((await ask(server.port, { path: `/index.html${query}` })).status).toBe(403)
    expect((await ask(server.port, { path: `/api/system.status${query}` })).status).toBe(403)
    expect((await ask(server.port, { method: 'POST', path: `/${query}`, headers: { origin } })).status).toBe(
      403,
    )
    expect((await ask(server.port, { path: `/${query}` })).status).toBe(303)
  })
})

describe('Without a cookie of ours', () => {
  it.each(Object.keys(contract) as ProcedureName[])('%s is refused as a foreign sender', async (name) => {
    const body = encodeWire(example(procedureOf(name).input))
    const headers = { origin, 'content-type': 'application/json' }
    const path = `/api/${name}`
    expect(said(await ask(server.port, { method: 'POST', path, headers, body }))).toEqual(foreign)
    const stolen = { ...headers, cookie: `smc_${server.port}=${'A'.repeat(43)}` }
    expect(said(await ask(server.port, { method: 'POST', path, headers: stolen, body }))).toEqual(foreign)
  })

  it.each([
    '/index.html',
    '/assets/a.js',
    '/fonts/a.woff2',
    '/events',
    '/sheet/2026-11-20/1.html',
    '//',
    '/%',
  ])('%s is refused', async (path) => {
    const answer = await ask(server.port, { path })
    expect(answer.status).toBe(403)
    expect(said(answer)).toEqual(foreign)
  })

  it('the front door says in Vietnamese what to do, runs nothing and shows no data', async () => {
    for (const path of ['/', '/?token=used']) {
      const page = await ask(server.port, { path })
      expect(page.status).toBe(403)
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'nonce-[^']+';/)
      expect(page.text).toContain('lang="vi"')
      expect(page.text).toMatch(/đóng cửa sổ này, rồi mở lại Sổ Một Cửa từ biểu tượng/)
      expect(page.text).not.toMatch(/<script|http|token/)
    }
  })

  it('the cookie of another port opens nothing', async () => {
    const value = visitor.cookie.split('=')[1]
    expect(said(await status({ cookie: `smc_1=${value}` }))).toEqual(foreign)
    expect(said(await status({ cookie: `xsmc_${server.port}=${value}` }))).toEqual(foreign)
    expect(said(await status({ cookie: `a=b; ${visitor.cookie}; c=d` }))).toMatchObject({ ok: true })
  })
})

describe('With the cookie', () => {
  it('our own window is let in', async () => {
    expect(said(await status())).toMatchObject({ ok: true, value: { state: 'empty' } })
    expect(said(await status({ 'sec-fetch-site': 'same-origin' }))).toMatchObject({ ok: true })
    expect((await visitor.get('/')).status).toBe(200)
    const byName = { host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` }
    expect(said(await status(byName))).toMatchObject({ ok: true })
  })

  it.each([
    ['another host, as a rebound name sends it', { host: 'so-mot-cua.example' }],
    ['our host without its port', { host: '127.0.0.1' }],
    ['our host with another port', { host: '127.0.0.1:1' }],
    ['a foreign origin', { origin: 'https://so-mot-cua.example' }],
    ['our host over https', { origin: 'https://127.0.0.1' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['an origin that only begins like ours', { origin: 'http://127.0.0.1.example' }],
    ['the origin of a sandboxed frame', { origin: 'null' }],
    ['no origin', { origin: undefined }],
    ['another site, by the word of the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on this machine, by the word of the browser', { 'sec-fetch-site': 'same-site' }],
  ])('a call from %s is refused', async (_what, headers) => {
    const answer = await status(headers)
    expect(answer.status).toBe(403)
    expect(said(answer)).toEqual(foreign)
  })

  it.each([
    ['another host', { host: 'so-mot-cua.example' }],
    ['a foreign origin', { origin: 'https://so-mot-cua.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
  ])('a page asked for by %s is refused', async (_what, headers) => {
    for (const path of ['/', '/index.html', '/events', '/sheet/2026-11-20/nhap.html'])
      expect((await visitor.get(path, headers)).status).toBe(403)
  })

  it('the token’s door is closed to another site as well', async () => {
    const path = `/${tokenOf(server.newAddress())}`
    expect((await ask(server.port, { path, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await ask(server.port, { path, headers: { 'sec-fetch-site': 'none' } })).status).toBe(303)
  })

  it('nothing allows another origin to read', async () => {
    const preflight = await ask(server.port, {
      method: 'OPTIONS',
      path: '/api/system.status',
      headers: { origin: 'https://so-mot-cua.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(403)
    for (const answer of [preflight, await status(), await visitor.get('/')])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})
