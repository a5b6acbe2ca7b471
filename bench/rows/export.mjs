import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {emptyFolder, ensureCorpus} from '../corpus.mjs'
import {outputOf, wallTime} from '../processes.mjs'

/**
 * `newsmark export` of so many articles, with 500 entries. What it says that it has written is held against the files.
 *
 * @param {import('../builds.mjs').Build} build
 * @param {number} count
 * @param {string} format `tables` or `brat`
 * @returns {import('../measure.mjs').Side}
 */
export function exporting(build, count, format) {
  const {root} = ensureCorpus(count)
  const out = join(emptyFolder(`export-${format}-${count}`), 'out')
  const args = [build.cli, 'export', format, '-o', out, '--force']
  const call = {command: process.execPath, args, cwd: root}
  outputOf(call)
  const written =
    format === 'tables'
      ? readFileSync(join(out, 'articles.jsonl'), 'utf8').trimEnd().split('\n').length
      : JSON.parse(readFileSync(join(out, 'newsmark.json'), 'utf8')).texts.length
  if (written !== count) throw new Error(`Unexpected ${written} articles, expected ${count}`)
  const sample = () => {
    rmSync(out, {recursive: true, force: true})
    return wallTime(call)
  }
  return {sample, note: () => `wrote ${written} articles`}
}
