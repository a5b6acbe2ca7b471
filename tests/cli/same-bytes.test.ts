import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {formats} from '../../server/src/reporting/formats.js'
import {faultyCorpus} from './faulty-corpus.js'
import {runCli, scratch} from './run-cli.js'

/** What a check prints and writes, in every format there is. */
function everything(folder: string, args: readonly string[]): Readonly<Record<string, unknown>> {
  const reports = scratch({})
  const outputs = formats.flatMap(format => ['-f', format, '-o', path.join(reports, format)])
  const limits = ['--max-file-size', '10k', '-f', 'full']
  const run = runCli(folder, ['check', ...args, ...outputs, ...limits])
  const written = readdirSync(reports).map(name => [
    name,
    readFileSync(path.join(reports, name), 'utf8')
  ])
  return {...run, ...Object.fromEntries(written)}
}

test('every format is the same to the byte, whatever the threads, without a cache, with a new and with a full one', () => {
  // As many articles as make up several batches.
  const folder = faultyCorpus(101)
  const cache = ['--cache-location', scratch({})]
  const alone = everything(folder, ['--threads', '1', '--no-cache'])
  expect(alone).toMatchObject({code: 2, stderr: expect.stringContaining('lost.news.txt')})
  for (const format of formats) expect(String(alone[format]).length).toBeGreaterThan(100)
  expect(everything(folder, ['--threads', '2', '--no-cache'])).toEqual(alone)
  expect(everything(folder, ['--threads', '4', ...cache])).toEqual(alone)
  expect(everything(folder, ['--threads', '1', ...cache])).toEqual(alone)
  expect(everything(folder, ['--threads', '2', ...cache])).toEqual(alone)
})
