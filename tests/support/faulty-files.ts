/**
 * The file-system port that fails. It counts its calls and, from the n-th on or only there, fails with the
 * code asked for; a write that fails leaves half a file, as a full disk does.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Files } from '../../db/files/files.ts'

export type FaultCode = 'ENOSPC' | 'EROFS' | 'EIO' | 'ENOENT'
export const faultCodes: readonly FaultCode[] = ['ENOSPC', 'EROFS', 'EIO', 'ENOENT']

export interface Fault {
  /** The call that fails, from 1. */
  readonly at: number
  readonly code: FaultCode
  /** `once`: the next call works again. `forGood`: the stick is out, the disk stays full. */
  readonly lasts: 'once' | 'forGood'
  /** Only calls that touch a path below this folder are counted and fail. */
  readonly below?: string
}

export interface FaultyFiles extends Files {
  /** Calls so far, as `rename old.part`. */
  readonly calls: readonly string[]
}

export function faultyFiles(real: Files, fault: Fault | null): FaultyFiles {
  const calls: string[] = []

  const wrap = (name: keyof Files) => {
    const operation = real[name] as (...args: unknown[]) => Promise<unknown>
    return async (...args: unknown[]) => {
      const paths = args.filter((argument) => typeof argument === 'string')
      if (fault?.below !== undefined && !paths.some((path) => path.startsWith(fault.below ?? ''))) {
        return operation(...args)
      }
      calls.push(`${name} ${paths.map((path) => path.split(/[\\/]/).at(-1)).join(' ')}`)
      const fails =
        fault !== null &&
        (calls.length === fault.at || (fault.lasts === 'forGood' && calls.length > fault.at))
      if (!fails) return operation(...args)
      if (name === 'create') leaveHalf(paths[0] as string, args[1] as Uint8Array)
      if (name === 'copy') leaveHalf(paths[1] as string, readFileSync(paths[0] as string))
      throw Object.assign(new Error(`${fault.code}: made to fail, ${calls.at(-1)}`), { code: fault.code })
    }
  }

  const names = Object.keys(real) as (keyof Files)[]
  return { ...(Object.fromEntries(names.map((name) => [name, wrap(name)])) as unknown as Files), calls }
}

function leaveHalf(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes.subarray(0, bytes.byteLength >> 1), { flag: 'wx' })
  } catch {
    // The folder is not there either: then there is no half file.
  }
}

/**
 * Every way in which work of `calls` calls can fail: at each call, once and for good. The short mode goes round
 * the codes from call to call; the long mode (`npm run test:long`) tries each code at each call.
 */
export function everyFault(calls: number): readonly Fault[] {
  const long = process.env.SMC_LONG === '1'
  return Array.from({ length: calls }, (_, index) => index + 1).flatMap((at) =>
    faultCodes
      .filter((_, index) => long || index === at % faultCodes.length)
      .flatMap((code) => [{ at, code, lasts: 'once' } as const, { at, code, lasts: 'forGood' } as const]),
  )
}

export const say = (fault: Fault, files: FaultyFiles): string =>
  `${fault.code} ${fault.lasts} at call ${fault.at}: ${files.calls[fault.at - 1]}`
