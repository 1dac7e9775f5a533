/** The plans that the tests read, with what a careful hand reading found in them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPlanSource } from '../../db/import/plan/read-source.ts'
import { limits } from '../../db/import/refusal.ts'
import { type PrintedPlan, readPlan } from '../../shared/plan/import/read.ts'
import type { PrintedRow } from '../../shared/plan/row.ts'

export const planPath = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/plans/${name}`, import.meta.url))

export const planBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(planPath(name)))

export type GoldRow = PrintedRow

export const goldRows = (name: string): readonly GoldRow[] =>
  (JSON.parse(readFileSync(planPath(name), 'utf8')) as { rows: GoldRow[] }).rows

/** In this process: the isolated one has tests of its own. */
export async function printedPlan(bytes: Uint8Array): Promise<PrintedPlan> {
  const source = await readPlanSource({ kind: 'file', bytes }, limits)
  if (!source.ok) throw new Error(source.error.reason)
  return readPlan(source.value)
}

export const mainFields = ['content', 'leads', 'coordinators', 'deadlineText', 'product'] as const

/** NFC, white space folded: how a field is compared. */
export const folded = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null))
    .normalize('NFC')
    .replace(/(?:\\n|\s)+/g, ' ')
    .trim()
