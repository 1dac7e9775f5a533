import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeWire, encodeWire, fromBase64, toBase64 } from '../../shared/contract/wire.ts'

const json = fc.jsonValue({ maxDepth: 4 })

describe('the wire between a host and its window', () => {
  it('brings every JSON value back as it was', () => {
    fc.assert(
      fc.property(json, (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown
        expect(decodeWire(encodeWire(plain))).toEqual({ ok: true, value: plain })
      }),
    )
  })

  it('brings bytes back as bytes, wherever they stand', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const sent = { file: { bytes }, list: [bytes] }
        expect(decodeWire(encodeWire(sent))).toEqual({ ok: true, value: sent })
      }),
    )
  })

  it('reads and writes base64 as the rest of the world does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50_000 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(Buffer.from(fromBase64(toBase64(bytes)))).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 30 },
    )
  })

  it('does not let data pass itself off as bytes', () => {
    const sly = { $bytes: 'AAAA' }
    expect(decodeWire(encodeWire(sly))).toEqual({ ok: true, value: sly })
  })

  it('never touches a prototype', () => {
    const read = decodeWire('{"__proto__": {"evil": true}}')
    expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype)
    expect(({} as { evil?: boolean }).evil).toBeUndefined()
  })

  it.each([
    ['half a document', '{"a":'],
    ['base64 with a wrong sign', '{"$bytes":"A*=="}'],
    ['base64 of a wrong length', '{"$bytes":"AAA"}'],
    ['bytes that are no text', '{"$bytes":7}'],
    ['bytes with something beside them', '{"$bytes":"AAAA","more":1}'],
    ['a mark that nobody wrote', '{"$date":"2026"}'],
  ])('refuses %s', (_, text) => {
    expect(decodeWire(text)).toMatchObject({ ok: false, error: { type: 'MalformedWire' } })
  })
})
