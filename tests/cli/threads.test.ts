import {linkSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const COUNT = 20_500

/** So many articles that threads share the work: one mistake in each, and in two a claim of the other. */
function largeCorpus(): string {
  const folder = scratch({
    'newsmark.yaml': '',
    'glossary.yaml': 'actors:\n  ada: {name: Ada}\n',
    '0.news.txt': article(':actor[Ada] met :actr[Bob].'),
    'x.news.txt': article(':claim[It holds]{#c1 speaker=ada rebuts=y#c1}'),
    'y.news.txt': article(':claim[It does not]{#c1 speaker=ada rebuts=x#c2}'),
    'z.news.txt': Buffer.from('caf\xe9', 'latin1')
  })
  for (let index = 1; index < COUNT; index++)
    linkSync(path.join(folder, '0.news.txt'), path.join(folder, `${index}.news.txt`))
  return folder
}

test('many articles are checked like few', () => {
  const folder = largeCorpus()
  const {stdout, stderr, code} = runCli(folder, ['check', '--format', 'concise'])
  const mistakes = Array.from({length: COUNT}, (_, index) => `${index}.news.txt`)
    .sort()
    .map(name => `${name}:6:18: error unknown-kind Unexpected kind \`actr\`, expected \`actor\`\n`)
  const dangling = 'y.news.txt:6:44: error unknown-claim Unexpected claim `x#c2`, expected `x#c1`\n'
  expect(stdout).toBe([...mistakes, dangling].join(''))
  expect(stderr).toMatch(/^newsmark: z\.news\.txt: Unexpected bytes [^\n]*\n$/)
  expect(code).toBe(2)
})
