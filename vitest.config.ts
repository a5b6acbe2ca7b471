import {defineConfig} from 'vitest/config'

/** For `npm run check`: less thorough, and all files in one environment, as importing them takes longest. */
const quick = process.env['NEWSMARK_QUICK'] === '1'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The suites that start processes share two cores with the rest.
    maxWorkers: 2,
    isolate: !quick,
    setupFiles: quick ? ['tests/support/quick-properties.ts'] : [],
    // A change of the manifest changes no test.
    forceRerunTriggers: ['**/vitest.config.ts'],
    coverage: {
      provider: 'v8',
      // The pure core. What stands around it is tested as bundles in processes of their own, which nobody counts.
      include: ['server/src/**/*.ts'],
      exclude: ['server/src/{node,lsp,cli,web}/**'],
      reporter: ['text-summary'],
      reportOnFailure: true,
      reportsDirectory: 'tests/artifacts/coverage'
    }
  }
})
