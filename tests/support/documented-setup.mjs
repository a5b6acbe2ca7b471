// What the setups of editors in the documentation are tried with: their blocks of code, and `newsmark` on the path.
import assert from 'node:assert/strict'
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')
const CLI = path.join(ROOT, 'dist/cli.cjs')

/** An article that names a claim of the corpus in `tests/editor/workspace/harbour`. */
export const REPLY = `---
title: A reply
source: Example Wire
date: 2024-03-04
---
:claim[They came later]{#c1 speaker=author rebuts=harbour#c1}, we hear.
`

/** The blocks of a language on a page in `docs/editors/`. */
export function blocksOf(page, language) {
  const text = readFileSync(path.join(ROOT, 'docs/editors', page), 'utf8')
  return Array.from(
    text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
    ([, code]) => code
  )
}

/** The environment of a user whose home is a folder and who has `newsmark` on the path. */
export function homeWith(home) {
  assert.ok(existsSync(CLI), 'dist/cli.cjs is missing: run "npm run build" first')
  const bin = path.join(home, 'bin')
  mkdirSync(bin)
  const command = path.join(bin, 'newsmark')
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`)
  chmodSync(command, 0o755)
  return {...process.env, HOME: home, PATH: `${bin}${path.delimiter}${process.env.PATH}`}
}
