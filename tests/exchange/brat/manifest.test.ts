import {expect, test} from 'vitest'
import {isArticlePath} from '../../../server/src/exchange/brat/manifest.js'

test.each([
  '../evil.news.txt',
  'x/../../evil.news.txt',
  '/evil.news.txt',
  'C:\\evil.news.txt',
  'C:evil.news.txt',
  'x\\..\\evil.news.txt',
  '\\\\host\\share\\evil.news.txt',
  'x\0.news.txt',
  'x\n.news.txt',
  'CON.news.txt',
  'sub/nul.txt',
  'LPT1.md',
  'a:stream.txt',
  'a.txt ',
  'a.txt.',
  '.git/hooks/pre-commit.txt',
  'x/.git/info.txt',
  '.git/config',
  '.hidden.txt',
  'newsmark.yaml',
  'package.json',
  '.',
  '..',
  '',
  'a/',
  '//a.txt'
])('%j is the path of no article', path => {
  expect(isArticlePath(path)).toBe(false)
})

test.each(['a.news.txt', '2016/Été & x.md', '記事/🕊.txt', 'a..b/c.TXT', 'icon.txt', 'com.txt'])(
  '%j is the path of one',
  path => {
    expect(isArticlePath(path)).toBe(true)
  }
)
