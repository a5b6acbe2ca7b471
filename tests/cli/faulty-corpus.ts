import {symlinkSync} from 'node:fs'
import path from 'node:path'
import {article, scratch} from './run-cli.js'

/**
 * A folder with two projects in which there is something to find of every sort: in articles alone and by comparing
 * them, accepted and not, in glossaries and settings, with files that cannot be decoded or are too large, and a link
 * that leads nowhere.
 */
export function faultyCorpus(count = 60): string {
  const folder = scratch(faultyFiles(count))
  symlinkSync('nowhere', path.join(folder, 'articles', LOST))
  return folder
}

/** The name of what cannot be read at all. */
export const LOST = 'lost.news.txt'

/** The files of such a folder by their paths. */
export function faultyFiles(count: number): Record<string, string | Buffer> {
  const files: Record<string, string | Buffer> = {
    'newsmark.yaml': PROJECT,
    'glossary.yaml': GLOSSARY,
    'newsmark-baseline.json': BASELINE,
    'articles/latin.news.txt': Buffer.from('caf\xe9', 'latin1'),
    'articles/large.news.txt': article('x'.repeat(20_000)),
    'inner/newsmark.yaml': '',
    'inner/glossary.yaml': 'actors:\n  ada: {name: Ada}\n  eve: {name: Eve}\n',
    'inner/a.news.txt': article(
      ':actor[Ada] and :actr[Eve]: :claim[Yes]{#c1 speaker=ada rebuts=b#c7}'
    ),
    'inner/b.news.txt': article(':actor[Bob]')
  }
  for (let index = 0; index < count; index++)
    files[`articles/${index % 7}/n${index}.news.txt`] = articleAt(index, count)
  return files
}

const PROJECT = `include: ['**/*.news.txt']
rules:
  inconsistent-mention: warning
  duplicate-article: warning
  unused-entry: info
  unused-suppression: warning
  suppression-without-reason: warning
overrides:
  - files: [articles/3/**]
    rules: {unknown-kind: warning}
`

const GLOSSARY = `actors:
  ada: {name: Ada, aliases: [The chair]}
  bob: {name: Bob, aliases: [The chair]}
  nobody: {name: Nobody at all}
  ada2: {name: Ada, typ: person}
`

const BASELINE = `{
  "version": 1,
  "files": {
    "articles/0/n0.news.txt": {"unknown-kind": {"0000000000000000": 1}}
  }
}
`

/** Some share their id, some their text, some refer to claims of others that are there or not. */
function articleAt(index: number, count: number): string {
  const id = index % 11 === 0 ? 'shared' : `n${index}`
  const other = (index * 7) % count
  const body = [
    index % 2 === 0 ? ':actor[The chair]{ref=ada} left.' : ':actor[The chair]{ref=bob} left.',
    `:claim[It holds, “${index}”]{#c1 speaker=ada rebuts=n${other}#c${index % 3}} said :actr[she].`,
    index % 5 === 0 ? '<!-- newsmark-ignore-next-line unknown-kind -- as written -->' : '',
    ':actr[They] went on.',
    index % 6 === 0 ? '<!-- newsmark-ignore-line empty-tag -->' : '',
    index % 9 === 0 ? '<!-- newsmark-ignore-file unknown-claim -->' : '',
    '😀 “Ünïcode” \u05d0\u05d1 :place[]{',
    index % 13 === 0 ? 'The same words again and again. '.repeat(20) : `Words of ${index}.`
  ]
  const text = article(index % 13 === 0 ? (body.at(-1) ?? '') : body.join('\n'))
  return text.replace('---\n', `---\nid: ${id}\n`)
}
