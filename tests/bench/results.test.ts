import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')

/** The script has no types that TypeScript could read from here. */
const {
  pagesOf,
  readResults
}: {
  readonly pagesOf: (results: unknown) => readonly {readonly path: string; readonly text: string}[]
  readonly readResults: () => unknown
} = await import(path.join(ROOT, 'bench/results.mjs'))

test.each(pagesOf(readResults()))('$path shows the figures and rows that there are', page => {
  expect(readFileSync(path.join(ROOT, page.path), 'utf8')).toBe(page.text)
})
