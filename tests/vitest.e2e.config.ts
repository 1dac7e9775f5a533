import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const journeys = 'tests/e2e/**/*.test.{ts,tsx}'
/** They measure time, so nothing else may run. */
const measured = ['tests/e2e/tasks.test.ts']

const each = { root, pool: 'forks', testTimeout: 180_000, hookTimeout: 120_000 } as const

/** The journeys: the program as its user has it, in a real browser. Two side by side, then the measured ones alone. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          ...each,
          name: 'journeys',
          include: [journeys],
          exclude: measured,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: { ...each, name: 'measured', include: measured, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
