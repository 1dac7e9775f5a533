/**
 * The zip around a bundle, written and read by one description. A zip is accepted only when this writer would have
 * made the very same bytes around its compressed data: no comment, no extra field, no gap, no second directory, no
 * zip64, no data descriptor, no other order. So two readers can never see two different bundles in one file, and
 * whatever stands in it any ordinary unzip shows.
 *
 * Nothing is inflated here but by `entryBytes`, which never lets out more than the directory says.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { FrameFault } from '../../shared/bundle/problem.ts'
import { err, ok, type Result } from '../../shared/result.ts'

export interface FrameInput {
  /** ASCII. */
  readonly name: string
  readonly bytes: Uint8Array
  /** What is compressed already is stored. */
  readonly deflate: boolean
}

export interface FramedEntry {
  readonly name: string
  readonly deflated: boolean
  readonly crc: number
  /** Inflated, as the directory says. */
  readonly size: number
  /** As it lies in the file; a view of it. */
  readonly data: Uint8Array
}

export type FrameProblem =
  | { readonly type: 'NotABundle' }
  | { readonly type: 'Truncated' }
  | { readonly type: 'FrameAltered'; readonly fault: FrameFault }
  | { readonly type: 'Bomb' }

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50
const localLength = 30
const centralLength = 46
const endLength = 22
const deflated = 8
/** 1 January 2026, 00:00: a bundle's own time stands in its manifest, and the same content gives the same bytes. */
const dosDate = ((2026 - 1980) << 9) | (1 << 5) | 1
const madeBy = 0x0314
const needed = 20
const mode = (0o100644 << 16) >>> 0
const longestName = 120

export function writeFrame(inputs: readonly FrameInput[]): Uint8Array<ArrayBuffer> {
  const entries = inputs.map(
    ({ name, bytes, deflate }): FramedEntry => ({
      name,
      deflated: deflate,
      crc: crc32(bytes),
      size: bytes.byteLength,
      data: deflate ? deflateRawSync(bytes, { level: 9 }) : bytes,
    }),
  )
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const entry of entries) {
    const local = localHeader(entry)
    parts.push(local, entry.data)
    directory.push(centralHeader(entry, offset))
    offset += local.byteLength + entry.data.byteLength
  }
  const bytes = Buffer.concat([...parts, ...directory, endOf(entries, offset)])
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export interface FrameLimits {
  readonly entries: number
  /** Largest inflated size of the entry with that name; null for a name that must not stand there. */
  readonly sizeOf: (name: string) => number | null
  /** Inflated, all together. */
  readonly total: number
}

/** Reads the directory alone. `first` is the name that the first entry of such a zip has. */
export function readFrame(
  bytes: Uint8Array,
  first: string,
  limits: FrameLimits,
): Result<readonly FramedEntry[], FrameProblem> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) return err({ type: 'Truncated' })
  if (!beginsLike(file, first)) return err({ type: 'NotABundle' })
  const end = file.length - endLength
  if (end < 0 || file.readUInt32LE(end) !== endSignature) {
    const elsewhere = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) >= 0
    return err(elsewhere ? altered('extraBytes') : { type: 'Truncated' })
  }
  const count = file.readUInt16LE(end + 10)
  if (count === 0 || count > limits.entries) return err(altered('entryCount'))

  const entries: FramedEntry[] = []
  const names = new Set<string>()
  let at = file.readUInt32LE(end + 16)
  let offset = 0
  let total = 0
  for (let index = 0; index < count; index += 1) {
    const read = readCentral(file, at, end)
    if (read === null) return err(altered('directory'))
    const { name, size, stored, method, crc } = read
    if (names.has(name)) return err(altered('duplicateEntry'))
    const largest = limits.sizeOf(name)
    if (largest === null) return err(altered('entryName'))
    if (method !== 0 && method !== deflated) return err(altered('method'))
    total += size
    if (size > largest || total > limits.total || stored > size + 1024) return err({ type: 'Bomb' })
    const start = offset + localLength + name.length
    const data = file.subarray(start, start + stored)
    if (data.length !== stored || start + stored > end) return err(altered('directory'))
    const entry = { name, deflated: method === deflated, crc, size, data }
    if (!same(file, offset, localHeader(entry)) || !same(file, at, centralHeader(entry, offset))) {
      return err(altered('directory'))
    }
    if (method === 0 && stored !== size) return err(altered('stream'))
    names.add(name)
    entries.push(entry)
    offset = start + stored
    at += centralLength + name.length
  }
  return at === end && same(file, end, endOf(entries, offset)) ? ok(entries) : err(altered('directory'))
}

/** Null when the stream is not exactly the bytes that the directory describes. */
export function entryBytes({
  deflated: packed,
  crc,
  size,
  data,
}: FramedEntry): Uint8Array<ArrayBuffer> | null {
  if (!packed) return crc32(data) === crc ? new Uint8Array(data) : null
  try {
    const { buffer, engine } = inflateRawSync(data, { maxOutputLength: size + 1, info: true }) as unknown as {
      readonly buffer: Buffer<ArrayBuffer>
      readonly engine: { readonly bytesWritten: number }
    }
    const whole = buffer.length === size && engine.bytesWritten === data.length && crc32(buffer) === crc
    return whole ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : null
  } catch {
    return null
  }
}

const altered = (fault: FrameFault): FrameProblem => ({ type: 'FrameAltered', fault })

function beginsLike(file: Buffer, first: string): boolean {
  const begin = Buffer.alloc(localLength + first.length)
  begin.writeUInt32LE(localSignature)
  begin.write(first, localLength, 'latin1')
  for (const [from, to] of [
    [0, 4],
    [localLength, begin.length],
  ] as const) {
    const there = Math.min(to, file.length)
    if (from < there && file.compare(begin, from, there, from, there) !== 0) return false
  }
  return true
}

function readCentral(file: Buffer, at: number, end: number) {
  if (at + centralLength > end || file.readUInt32LE(at) !== centralSignature) return null
  const length = file.readUInt16LE(at + 28)
  if (length === 0 || length > longestName || at + centralLength + length > end) return null
  return {
    name: file.toString('latin1', at + centralLength, at + centralLength + length),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    stored: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
  }
}

const same = (file: Buffer, at: number, expected: Buffer): boolean =>
  at + expected.length <= file.length &&
  file.compare(expected, 0, expected.length, at, at + expected.length) === 0

function localHeader(entry: FramedEntry): Buffer {
  const header = Buffer.alloc(localLength + entry.name.length)
  header.writeUInt32LE(localSignature)
  writeCommon(header, 4, entry)
  header.write(entry.name, localLength, 'latin1')
  return header
}

function centralHeader(entry: FramedEntry, offset: number): Buffer {
  const header = Buffer.alloc(centralLength + entry.name.length)
  header.writeUInt32LE(centralSignature)
  header.writeUInt16LE(madeBy, 4)
  writeCommon(header, 6, entry)
  header.writeUInt32LE(mode, 38)
  header.writeUInt32LE(offset, 42)
  header.write(entry.name, centralLength, 'latin1')
  return header
}

/** From "version needed" to the length of the name: the same in both headers. */
function writeCommon(
  header: Buffer,
  at: number,
  { name, deflated: packed, crc, size, data }: FramedEntry,
): void {
  header.writeUInt16LE(needed, at)
  header.writeUInt16LE(packed ? deflated : 0, at + 4)
  header.writeUInt16LE(dosDate, at + 8)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(data.byteLength, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}

function endOf(entries: readonly FramedEntry[], directoryAt: number): Buffer {
  const length = entries.reduce((sum, { name }) => sum + centralLength + name.length, 0)
  const end = Buffer.alloc(endLength)
  end.writeUInt32LE(endSignature)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(directoryAt, 16)
  return end
}
