/**
 * Bytes of a text file as text. A BOM wins, then a charset the page declares, then UTF-8 where every byte fits,
 * else Windows-1258, whose tone marks come apart from their vowels and are put together again by NFC.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes)
  const head = bytes.subarray(0, 4_096)
  const zeros = head.reduce((count, byte) => count + Number(byte === 0), 0)
  if (zeros > head.length / 5) {
    const odd = head.reduce((count, byte, at) => count + Number(byte === 0 && at % 2 === 1), 0)
    return odd > zeros * 0.9
      ? decode('utf-16le', bytes)
      : odd < zeros * 0.1
        ? decode('utf-16be', bytes)
        : null
  }
  if (zeros > 0 && bytes.indexOf(0) < bytes.length - 1) return null
  return decode('utf-8', bytes) ?? decode(declared(head) ?? 'windows-1258', bytes)?.normalize('NFC') ?? null
}

/** UTF-8 that stops inside a letter: a download that broke off. */
export function endsInsideLetter(bytes: Uint8Array): boolean {
  if (decode('utf-8', bytes) !== null) return false
  try {
    return /[\u0080-\uFFFF]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }))
  } catch {
    return false
  }
}

const ALLOWED = new Set(['windows-1258', 'windows-1252', 'iso-8859-1'])

function declared(head: Uint8Array): string | null {
  const charset = /charset\s*=\s*["']?([\w-]+)/i
    .exec(new TextDecoder('latin1').decode(head))?.[1]
    ?.toLowerCase()
  return charset !== undefined && ALLOWED.has(charset) ? charset : null
}

/** Without its BOM and the zero byte that ends clipboard blocks; null where the bytes do not fit. */
function decode(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes).replace(/\0+$/, '')
  } catch {
    return null
  }
}
