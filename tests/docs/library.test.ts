import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
const LIBRARY = pathToFileURL(path.join(ROOT, 'dist/index.js')).href
const page = readFileSync(path.join(ROOT, 'docs/library.md'), 'utf8')
const examples = [...page.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)]

test('the page has three examples', () => {
  expect(examples).toHaveLength(3)
})

test.each(examples.map(([, code = '', output = '']) => ({code, output})))(
  'an example prints what stands under it: $output',
  ({code, output}) => {
    // Below the root, so that `unified` and `vfile` are found.
    mkdirSync(path.join(ROOT, 'tests/artifacts'), {recursive: true})
    const folder = mkdtempSync(path.join(ROOT, 'tests/artifacts/library-'))
    try {
      const file = path.join(folder, 'example.mjs')
      writeFileSync(file, code.replace("from 'newsmark'", `from '${LIBRARY}'`))
      expect(execFileSync(process.execPath, [file], {encoding: 'utf8'})).toBe(output)
    } finally {
      rmSync(folder, {recursive: true})
    }
  }
)
