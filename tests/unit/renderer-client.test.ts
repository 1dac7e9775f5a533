import { describe, expect, it, vi } from 'vitest'
import { createClient, type Link, type Transport } from '../../renderer/app/client.ts'
import { chooseTransport, httpTransport } from '../../renderer/app/transports.ts'
import { readyStatus } from '../support/renderer-status.ts'

const at = async () => {}

function transportOf(call: Transport['call']): Transport {
  return { call, subscribe: () => () => {} }
}

class StillSource {
  addEventListener() {}
  removeEventListener() {}
}

describe('the client', () => {
  it('waits with a read until the core answers again, and says when the link broke and when it came back', async () => {
    const call = vi.fn<Transport['call']>()
    call.mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone'))
    call.mockResolvedValue({ ok: true, value: readyStatus })
    const links: Link[] = []
    const client = createClient(transportOf(call), at)
    client.onLink((link) => links.push(link))
    expect(await client.invoke('system.status', {})).toEqual({ ok: true, value: readyStatus })
    expect(call).toHaveBeenCalledTimes(3)
    expect(links).toEqual(['lost', 'up'])
  })

  it('never sends a write twice: it answers Disconnected at once', async () => {
    const call = vi.fn<Transport['call']>().mockRejectedValue(new Error('gone'))
    const client = createClient(transportOf(call), at)
    const result = await client.invoke('week.close', { friday: '2026-11-20' })
    expect(result).toEqual({ ok: false, error: { type: 'Disconnected' } })
    expect(call).toHaveBeenCalledTimes(1)
  })
})

describe('the HTTP transport', () => {
  it('posts wire JSON to the procedure and reads bytes out of the answer', async () => {
    vi.stubGlobal('EventSource', StillSource)
    const fetched = vi.fn(async () => new Response('{"ok":true,"value":{"bytes":{"$bytes":"AQID"}}}'))
    vi.stubGlobal('fetch', fetched)
    const transport = httpTransport('http://127.0.0.1:4000')
    const answer = await transport.call('evidence.add', { bytes: new Uint8Array([1, 2, 3]) })
    expect(fetched).toHaveBeenCalledWith(
      'http://127.0.0.1:4000/api/evidence.add',
      expect.objectContaining({ method: 'POST', body: '{"bytes":{"$bytes":"AQID"}}' }),
    )
    expect(answer).toEqual({ ok: true, value: { bytes: new Uint8Array([1, 2, 3]) } })
  })

  it.each([
    ['a page that is no answer', '<html>'],
    ['JSON that is no Result', '{"value":1}'],
  ])('takes %s for a broken link, not for data', async (_, body) => {
    vi.stubGlobal('EventSource', StillSource)
    vi.stubGlobal('fetch', async () => new Response(body))
    await expect(httpTransport('http://127.0.0.1:4000').call('system.status', {})).rejects.toThrow()
  })

  it('stands back where the preload script offers its bridge', async () => {
    const invoke = vi.fn(async () => ({ ok: true, value: {} }))
    const bridge = { invoke, subscribe: () => () => {} }
    const transport = chooseTransport({ soMotCua: bridge } as unknown as Window)
    await transport.call('system.touch', {})
    expect(invoke).toHaveBeenCalledWith('system.touch', {})
  })
})
