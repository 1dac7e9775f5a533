import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Node's own modules, Electron, and the database driver with its binaries, which stay outside the bundle. */
const external = [/^node:/, ...builtinModules, 'electron', /^better-sqlite3($|\/)/]

const shared = {
  outDir: here('../../dist/shell'),
  copyPublicDir: false,
  minify: false,
  target: 'node24',
}

/**
 * The main process and the core as ES modules; the preload script as one CommonJS file, because the sandbox
 * loads nothing else.
 */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', 'better-sqlite3'] },
      build: {
        ...shared,
        emptyOutDir: true,
        rolldownOptions: {
          external,
          input: {
            main: here('main.ts'),
            'core-entry': here('core-entry.ts'),
            'reader-process': here('../../db/import/reader-process.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ...shared,
        emptyOutDir: false,
        rolldownOptions: {
          external: ['electron'],
          input: { preload: here('preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
})
