import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    // The suites that start processes share two cores with the rest.
    maxWorkers: 2
  }
})
