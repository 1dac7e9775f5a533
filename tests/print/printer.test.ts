import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chromiumPrinter } from '../../electron/core/print/chromium.ts'

/** Stands in for a browser: a shell script whose second argument is `--print-to-pdf=…`. */
const scripts = {
  whole: 'printf "%%PDF-1.4\\n%%%%EOF\\n" > "$(echo "$2" | cut -d= -f2)"',
  half: 'printf "%%PDF-1.4\\n" > "$(echo "$2" | cut -d= -f2)"',
  nothing: 'exit 0',
  crash: 'exit 7',
  asleep: 'sleep 600 & echo $! > "$(dirname "$0")/helper"; sleep 600',
}

describe.skipIf(process.platform === 'win32')('Printing through a browser', () => {
  let folder: string
  let temporary: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smc-printer-test-'))
    temporary = join(folder, 'jobs')
    mkdirSync(temporary)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const browser = (name: keyof typeof scripts): string => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\n${scripts[name]}\n`)
    chmodSync(path, 0o755)
    return path
  }
  const printWith = (path: string | null, timeoutMs = 10_000) =>
    chromiumPrinter({ find: () => path, temporary, timeoutMs }).print('<!doctype html><p>Bản chốt</p>')

  test('hands back the PDF and leaves no file behind', async () => {
    const result = await printWith(browser('whole'))
    expect(result.ok && Buffer.from(result.value).toString()).toBe('%PDF-1.4\n%%EOF\n')
    expect(readdirSync(temporary)).toEqual([])
  })

  test('says NoPrinter where no browser is installed', async () => {
    expect(await printWith(null)).toEqual({ ok: false, error: { type: 'NoPrinter' } })
  })

  test.each([
    ['crash', 'Trình duyệt dừng giữa chừng khi in (mã 7)'],
    ['nothing', 'Trình duyệt dừng giữa chừng khi in (mã 0)'],
    ['half', 'Trình duyệt in ra một tệp PDF không trọn vẹn'],
  ] as const)('refuses what a browser leaves that fails: %s', async (script, reason) => {
    expect(await printWith(browser(script))).toEqual({ ok: false, error: { type: 'PrinterFailed', reason } })
    expect(readdirSync(temporary)).toEqual([])
  })

  test('says what kept the browser from starting', async () => {
    const result = await printWith(join(folder, 'gone'))
    const reason = 'Không mở được trình duyệt để in (ENOENT)'
    expect(result).toEqual({ ok: false, error: { type: 'PrinterFailed', reason } })
    expect(readdirSync(temporary)).toEqual([])
  })

  test('says that its temporary folder cannot be written', async () => {
    const printer = chromiumPrinter({ find: () => browser('whole'), temporary: join(folder, 'no', 'such') })
    const reason = 'Không ghi được tệp tạm để in (ENOENT)'
    expect(await printer.print('')).toEqual({ ok: false, error: { type: 'PrinterFailed', reason } })
  })

  test('ends a browser that takes too long, with its helpers', async () => {
    const result = await printWith(browser('asleep'), 1000)
    const reason = 'Trình duyệt không in xong trong 1 giây'
    expect(result).toEqual({ ok: false, error: { type: 'PrinterFailed', reason } })
    expect(readdirSync(temporary)).toEqual([])
    const helper = Number(readFileSync(join(folder, 'helper'), 'utf8'))
    await expect.poll(() => isAlive(helper)).toBe(false)
  })
})

/** A killed process whose parent is gone may stay as a zombie where nobody reaps; that one is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
