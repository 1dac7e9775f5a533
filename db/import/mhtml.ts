/** The web page inside an .mht ("Single File Web Page" of Excel): every part that is HTML, in order. */
export function htmlOfMhtml(text: string): string {
  const boundary = /boundary\s*=\s*"?([^"\r\n;]+)"?/i.exec(text)?.[1]
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`)
  return parts
    .flatMap((part) => {
      const [, head = '', body = ''] = /^\s*([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? []
      if (!/content-type:\s*text\/html/i.test(head)) return []
      const charset = /charset\s*=\s*"?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8'
      return [decoded(body, /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1] ?? '', charset)]
    })
    .join('\n')
}

function decoded(body: string, encoding: string, charset: string): string {
  if (/^base64$/i.test(encoding)) return inCharset(Buffer.from(body, 'base64'), charset)
  if (!/^quoted-printable$/i.test(encoding)) return body
  const joined = body.replace(/=\r?\n/g, '')
  const bytes = Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  return inCharset(bytes, charset)
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
