import {linkSync, readdirSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {article, plainEnv, runCli, scratch} from '../../cli/run-cli.js'

const COUNT = 2500
const NAMES = 250

/** Articles with 625,000 mentions: as objects with their words, facts of them take far more than the memory that is given. */
function largeCorpus(): string {
  const names = Array.from({length: NAMES}, (_, at) => `:actor[Somebody with the number ${at}]`)
  const folder = scratch({'0.news.txt': article(names.join(' and ')), tmp: ''})
  for (let index = 1; index < COUNT; index++)
    linkSync(path.join(folder, '0.news.txt'), path.join(folder, `${index}.news.txt`))
  return folder
}

test('facts of many mentions fit into 72 MB, where 44 are the least, and nothing stays behind', () => {
  const folder = largeCorpus()
  const temporary = scratch({})
  const env = plainEnv({NODE_OPTIONS: '--max-old-space-size=72', TMPDIR: temporary})
  const args = ['check', '--no-cache', '--threads', '1', '--quiet', '--format', 'concise']
  const {stdout, stderr, code} = runCli(folder, args, {env})
  expect(stderr).toBe('')
  expect(stdout).toBe('')
  expect(code).toBe(0)
  expect(readdirSync(temporary)).toEqual([])
})
