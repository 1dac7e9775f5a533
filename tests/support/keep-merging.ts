/**
 * `keep-merging.ts <file> <bundles.json>`: takes the bundles in one after the other, again and again from the first,
 * and says each before and after; for a test that kills it in between.
 */
import { readFileSync, writeSync } from 'node:fs'
import { applyOffice } from '../../db/ledger/office/apply.ts'
import { openStore } from '../../db/open.ts'

const [, , file = '', bundles = ''] = process.argv
const say = (...line: readonly unknown[]) => writeSync(1, `${JSON.stringify(line)}\n`)
const parts = JSON.parse(readFileSync(bundles, 'utf8')) as Parameters<typeof applyOffice>[1][]
const opened = await openStore({ file, clock: Date.now })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
say('ready')
for (const [at, bundle] of parts.entries()) {
  say('begin', at)
  const taken = applyOffice(opened.value, bundle, { actor: 'system', reason: 'Nhận gói' })
  say('done', at, taken.ok)
}
say('end')
