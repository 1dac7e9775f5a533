import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The journeys: the program as its user has it, in a real browser. One at a time, each with time to start. */
export default defineConfig({
  root,
  test: {
    include: ['tests/e2e/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
})
