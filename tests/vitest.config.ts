import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Everything but the journeys in Chromium, which `vitest.e2e.config.ts` runs. */
export default defineConfig({
  root,
  test: {
    css: { include: [/\.module\.css$/], modules: { classNameStrategy: 'non-scoped' } },
    include: ['tests/{unit,property,migrations,faults,contract,print}/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/seed.ts'],
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
