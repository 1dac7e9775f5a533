/** `node open-under-napi.ts <version|none> <file>`: opens a store as a runtime of that Node-API would. */
import { registerHooks } from 'node:module'

const [, , napi, file] = process.argv as [string, string, string, string]
const versions = { ...process.versions, napi: napi === 'none' ? undefined : napi }
Object.defineProperty(process, 'versions', { value: versions })

let loaded = false
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'better-sqlite3') loaded = true
    return next(specifier, context)
  },
})

const { openStore } = await import('../../db/open.ts')
const result = await openStore({ file, clock: Date.now })
if (result.ok) result.value.close()
process.stdout.write(JSON.stringify({ loaded, error: result.ok ? null : result.error }))
