import { mkdirSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, get as open } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserServer, serve } from '../../electron/browser/server.ts'
import { encodeWire } from '../../shared/contract/wire.ts'
import { friday, must, pin, type TestOffice, testOffice } from '../support/core.ts'
import { type Answer, enter, said, type Visitor } from '../support/visitor.ts'

let office: TestOffice
let server: BrowserServer
let visitor: Visitor

beforeAll(async () => {
  office = await testOffice()
  const roots = {
    renderer: join(office.folder, 'pages', 'renderer'),
    fonts: join(office.folder, 'pages', 'fonts'),
  }
  mkdirSync(join(roots.renderer, 'assets'), { recursive: true })
  mkdirSync(roots.fonts)
  writeFileSync(join(roots.renderer, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(roots.renderer, 'assets', 'a.js'), 'a')
  writeFileSync(join(roots.renderer, 'assets', 'notes.txt'), 'no media type of ours')
  writeFileSync(join(roots.fonts, 'a.woff2'), 'font')
  writeFileSync(join(office.folder, 'pages', 'secret.js'), 'secret')
  server = await serve(office.core, roots)
  visitor = await enter(server.newAddress())
})
afterAll(async () => {
  await server.close()
  office.close()
})

const policyOf = (answer: Answer): string => String(answer.headers['content-security-policy'])
const directive = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1)

describe('A call', () => {
  const invalid = { ok: false, error: { type: 'InvalidInput' } }

  it('answers the core’s result, bytes and all', async () => {
    expect(await visitor.call('week.get', { friday })).toMatchObject({
      ok: true,
      value: { head: { friday } },
    })
    const made = await visitor.call('week.sheet', { friday, revision: null, format: 'html' })
    if (!made.ok) throw new Error(made.error.type)
    expect(new TextDecoder().decode(made.value.bytes)).toContain('An Mẫu')
    expect(await visitor.call('week.get', { friday: '2026-11-19' })).toEqual({
      ok: false,
      error: { type: 'NotAFriday' },
    })
  })

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['broken bytes', '{"bytes":{"$bytes":"!"}}'],
    ['an unknown mark', '{"$what":1}'],
  ])('with %s is no request', async (_what, body) => {
    const answer = await visitor.post('/api/system.status', body)
    expect(answer.status).toBe(200)
    expect(said(answer)).toMatchObject(invalid)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonx',
    undefined,
  ])('in %s, as a form may send it, is refused', async (type) => {
    const answer = await visitor.post('/api/system.status', '{}', { 'content-type': type })
    expect(said(answer)).toEqual({ ok: false, error: { type: 'ForeignSender' } })
  })

  it('that is too large is refused, and the next one is answered', async () => {
    const megabyte = 'x'.repeat(1024 * 1024)
    const answer = await visitor.post('/api/system.status', `{"fields":"${megabyte.repeat(96)}"}`)
    expect(said(answer)).toMatchObject({ ...invalid, error: { issues: [{ message: 'Too large' }] } })
    expect(await visitor.call('system.status', {})).toMatchObject({ ok: true })
  })

  it('of a large file within the limit reaches the core', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024)
    const input = encodeWire({ friday, name: 'to.png', bytes })
    expect(said(await visitor.post('/api/evidence.add', input))).toMatchObject({
      error: { type: 'NotSignedIn' },
    })
  })

  it('of something unknown is named; by GET there is nothing', async () => {
    for (const name of ['nothing', '__proto__', 'system.status/', 'week%2Eget', '']) {
      expect(said(await visitor.post(`/api/${name}`, '{}'))).toMatchObject({
        ok: false,
        error: { type: 'UnknownProcedure' },
      })
    }
    expect((await visitor.get('/api/system.status')).status).toBe(404)
    expect((await visitor.post('/', '{}')).status).toBe(404)
  })
})

describe('A page', () => {
  it('comes with a policy without inline scripts, and a fresh nonce at every load', async () => {
    const nonces = new Set<string>()
    for (const path of ['/', '/index.html', '/']) {
      const page = await visitor.get(path)
      const policy = policyOf(page)
      expect(directive(policy, 'default-src')).toBe("'none'")
      expect(directive(policy, 'script-src')).toBe("'self'")
      expect(directive(policy, 'frame-ancestors')).toBe("'none'")
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
      expect(page.text).toBe(`<meta name="csp-nonce" content="${nonce}">`)
      expect(page.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      })
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  it('has its assets and fonts beside it, each by its kind', async () => {
    const script = await visitor.get('/assets/a.js')
    expect(script.text).toBe('a')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['cache-control']).toContain('immutable')
    expect((await visitor.get('/fonts/a.woff2')).headers['content-type']).toBe('font/woff2')
    expect((await visitor.get('/assets/notes.txt')).status).toBe(404)
  })

  it.each([
    '/assets/../../secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/..%2F..%2Fsecret.js',
    '/assets/..%5c..%5csecret.js',
    '/assets/%252e%252e%252f%252e%252e%252fsecret.js',
    '/fonts/../../secret.js',
    '/fonts/..%2fsecret.js',
    '/fonts/..%2f..%2fso-mot-cua.db',
    '/fonts/%2e%2e%2fsecret.js',
    '/..%2fsecret.js',
    '/%2fsecret.js',
    '//secret.js',
    '/assets/a.js%00.png',
    '/%00',
    '/%',
    '/%E0%A4%A',
    '//[',
    '/assets/',
    '/assets',
  ])('%s leads nowhere', async (path) => {
    const answer = await visitor.get(path)
    expect([answer.status, answer.text]).toEqual([404, 'Not found'])
  })

  it.each(['/assets/..%2findex.html', '/%2findex.html', '/.%2findex.html', '/index.html%2f'])(
    'by another spelling of its address (%s) never comes without its policy',
    async (path) => {
      const answer = await visitor.get(path)
      expect(answer.status).toBe(404)
      expect(answer.text).not.toContain('csp-nonce')
    },
  )
})

describe('A sheet', () => {
  it('is a page of its own that runs nothing and that only our own page may frame', async () => {
    const page = await visitor.get(`/sheet/${friday}/nhap.html`)
    const policy = policyOf(page)
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(directive(policy, 'default-src')).toBe("'none'")
    expect(directive(policy, 'script-src')).toBeUndefined()
    expect(directive(policy, 'frame-ancestors')).toBe("'self'")
    expect(policy).not.toContain('unsafe')
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    expect(page.text).toContain(`<style nonce="${nonce}">`)
    expect(page.text).not.toMatch(/<script|style="/)
    expect(policyOf(await visitor.get(`/sheet/${friday}/nhap.html`))).not.toBe(policy)
  })

  it.each([
    `/sheet/${friday}/1.html`,
    `/sheet/${friday}/0.html`,
    '/sheet/2026-11-19/nhap.html',
    '/sheet/2026-13-45/nhap.html',
    `/sheet/${friday}/nhap.htm`,
    `/sheet/${friday}/nhap.html/`,
    `/sheet/${friday}/..%2f..%2findex.html`,
  ])('that is not there is not found: %s', async (path) => {
    expect((await visitor.get(path)).status).toBe(404)
  })
})

describe('Two windows', () => {
  it('are two people, each with what that person may do', async () => {
    const other = await enter(server.newAddress())
    expect(other.cookie).not.toBe(visitor.cookie)
    await visitor.call('session.signIn', { userId: office.ids.officer, pin })
    await other.call('session.signIn', { userId: office.ids.viewer, pin })
    const who = async (at: Visitor) => {
      const status = await at.call('system.status', {})
      return status.ok ? status.value.user?.role : null
    }
    expect([await who(visitor), await who(other)]).toEqual(['officer', 'viewer'])
    const fields = { note: 'gõ ở cửa sổ thứ nhất' }
    expect(await visitor.call('week.saveDraft', { friday, fields })).toMatchObject({ ok: true })
    expect(await other.call('week.saveDraft', { friday, fields })).toEqual({
      ok: false,
      error: { type: 'RoleTooLow', needs: 'officer' },
    })
    await visitor.call('session.signOut', {})
    expect([await who(visitor), await who(other)]).toEqual([undefined, 'viewer'])
  })

  it('that have no cookie are strangers to the session of the first', async () => {
    const third = await enter(server.newAddress())
    expect(await third.call('system.status', {})).toMatchObject({ ok: true, value: { user: null } })
  })
})

describe('The stream of events', () => {
  const listen = (cookie: string) =>
    new Promise<{ response: IncomingMessage; heard: () => string }>((resolve) => {
      open({ host: '127.0.0.1', port: server.port, path: '/events', headers: { cookie } }, (response) => {
        let text = ''
        response
          .on('error', () => undefined)
          .on('data', (chunk: Buffer) => {
            text += chunk.toString('utf8')
            if (text === ': open\n\n') resolve({ response, heard: () => text })
          })
      })
    })

  it('tells every window what changed, and no data', async () => {
    const [one, two] = await Promise.all([listen(visitor.cookie), listen(visitor.cookie)])
    expect(one.response.headers['content-type']).toBe('text/event-stream')
    const officer = await office.as('officer')
    await must(officer, 'week.saveDraft', { friday, fields: { note: 'bí mật' } })
    const event = `event: changed\ndata: {"subject":"week","key":"${friday}"}\n\n`
    await expect.poll(one.heard).toContain(event)
    await expect.poll(two.heard).toContain(event)
    expect(one.heard()).not.toContain('bí mật')
    one.response.destroy()
    await must(officer, 'week.saveDraft', { friday, fields: { note: 'nữa' } })
    await expect.poll(() => two.heard().split(event).length).toBe(3)
    two.response.destroy()
  })

  it('ends when the program does', async () => {
    const renderer = join(office.folder, 'pages', 'renderer')
    const short = await serve(office.core, { renderer, fonts: renderer })
    const guest = await enter(short.newAddress())
    const ended = new Promise<void>((resolve) => {
      const headers = { cookie: guest.cookie }
      open({ host: '127.0.0.1', port: short.port, path: '/events', headers }, (response) => {
        response
          .on('error', () => undefined)
          .on('close', () => resolve())
          .resume()
        void short.close()
      })
    })
    await ended
    await expect(guest.get('/')).rejects.toThrow(/ECONNREFUSED/)
  })
})
