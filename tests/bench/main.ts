/**
 * `npm run bench [-- --rounds 5] [--baseline]`: prints each group with its ratios and the machine they were taken
 * on; `--baseline` writes the ratios to `baseline.json`, which the next runs are held against: twice it fails.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { type Group, type Measured, machine, measure } from './bench.ts'
import { officeMerge } from './office-merge.ts'

/** Each answers its group and what clears its files away. */
const benches: readonly (() => Promise<{ readonly group: Group; readonly clear: () => void }>)[] = [
  officeMerge,
]

const file = new URL('baseline.json', import.meta.url)
const args = process.argv.slice(2)
const asked = Number(args[args.indexOf('--rounds') + 1])
const rounds = args.includes('--rounds') && asked > 0 ? asked : 5

interface Baseline {
  machine: string
  ratios: Record<string, Record<string, number>>
}
const baseline = JSON.parse(readFileSync(file, 'utf8')) as Baseline
const taken: Baseline = { machine: machine(), ratios: {} }
let failed = false

console.log(`${machine()}; best and median of ${rounds} runs`)
for (const bench of benches) {
  const { group, clear } = await bench()
  try {
    const measured = await measure(group, rounds)
    taken.ratios[group.name] = Object.fromEntries(
      measured.map(({ name, ratio }) => [name, Math.round(ratio * 100) / 100]),
    )
    report(group, measured)
  } finally {
    clear()
  }
}
if (args.includes('--baseline')) writeFileSync(file, `${JSON.stringify(taken, null, 2)}\n`)
else if (failed) process.exitCode = 1

function report(group: Group, measured: readonly Measured[]): void {
  console.log(`\n${group.name}`)
  for (const { name, best, median, ratio } of measured) {
    const before = baseline.ratios[group.name]?.[name]
    const goal = group.goals?.[name]
    const slow = before !== undefined && ratio > 2 * before
    failed ||= slow
    const notes = [
      before === undefined ? 'no baseline' : `baseline ${before}`,
      ...(goal === undefined ? [] : [`goal ${goal}: ${ratio <= goal ? 'met' : 'NOT met'}`]),
      ...(slow ? ['MORE THAN TWICE THE BASELINE'] : []),
    ]
    console.log(
      `  ${name.padEnd(44)} ${best.toFixed(0).padStart(6)} ms  ${median.toFixed(0).padStart(6)} ms  × ${ratio.toFixed(2).padStart(6)}  (${notes.join('; ')})`,
    )
  }
  const [own, ...others] = group.aheadOf ?? []
  for (const other of others) {
    const [a, b] = [own, other].map((name) => measured.find((one) => one.name === name)?.best ?? Number.NaN)
    if (a === undefined || b === undefined) continue
    console.log(`  ${own} ${a < b ? 'is ahead of' : 'is BEHIND'} ${other}: ${(b / a).toFixed(2)} × its time`)
  }
}
