import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {ROOT} from '../cli/run-cli.js'

const source = path.join(ROOT, 'server/src')

/** All that is loaded with a file before anything runs: the files of ours, and packages by their names. */
function loadedWith(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known
  known.add(file)
  if (!existsSync(file)) return known
  const text = readFileSync(file, 'utf8')
  for (const [, what = '', name = ''] of text.matchAll(/^import ([^']*?)(?:from )?'([^']+)'/gms)) {
    if (what.startsWith('type ')) continue
    const isOurs = name.startsWith('.')
    loadedWith(isOurs ? path.join(path.dirname(file), name.replace(/\.js$/, '.ts')) : name, known)
  }
  return known
}

test('no format but those of plain runs is loaded before it is asked for', () => {
  const loaded = loadedWith(path.join(source, 'cli/commands/check.ts'))
  const ours = [...loaded]
    .filter(file => file.startsWith(path.join(source, 'reporting')))
    .map(file => path.basename(file, '.ts'))
  expect(ours).toEqual(expect.arrayContaining(['stylish', 'concise', 'json', 'summary']))
  const lazy = ['full', 'grouped', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'rdjson']
  for (const name of [...lazy, 'azure', 'markdown', 'statistics', 'table', 'xml', 'code-frame'])
    expect(ours).not.toContain(name)
  for (const name of ['string-width', 'supports-hyperlinks', 'picocolors'])
    expect(loaded).not.toContain(name)
})
