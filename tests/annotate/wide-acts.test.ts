import {expect, test} from 'vitest'
import {proposeMentions} from '../../server/src/annotate/article/propose-mentions.js'
import {tagEntry} from '../../server/src/annotate/article/tag-entry.js'
import {
  doInCorpus,
  MOST_ARTICLES,
  type WideScope
} from '../../server/src/annotate/corpus/wide-acts.js'
import {doInProject, drawChanges, type Texts} from './project-acts.js'

const GLOSSARY = 'actors:\n  un: {name: United Nations, aliases: [UN]}\n  ann: {name: Ann Smith}\n'
const TEXTS = {
  'glossary.yaml': GLOSSARY,
  'a.news.txt': 'The UN and :actor[Ann Smith] said so. Smith left the United Nations.\n',
  'sub/b.news.txt': 'The United Nations.\n',
  'subs/c.news.txt': 'Nobody.\n'
}
const ALL = {folder: '', most: MOST_ARTICLES}

function drawn(texts: Texts, act: typeof tagEntry, given: unknown, scope: WideScope): string {
  const after = doInProject(texts, view => doInCorpus(view, act, given, scope))
  return typeof after === 'string' ? after : drawChanges(texts, after)
}

test('an entry is tagged in all articles, or in those of a folder', () => {
  expect(drawn(TEXTS, tagEntry, {entry: 'un'}, ALL)).toMatchInlineSnapshot(`
    "a.news.txt:
    - The UN and :actor[Ann Smith] said so. Smith left the United Nations.
    + The :actor[UN] and :actor[Ann Smith] said so. Smith left the :actor[United Nations].
    sub/b.news.txt:
    - The United Nations.
    + The :actor[United Nations]."
  `)
  expect(drawn(TEXTS, tagEntry, {entry: 'un'}, {...ALL, folder: 'sub'})).toMatchInlineSnapshot(`
    "sub/b.news.txt:
    - The United Nations.
    + The :actor[United Nations]."
  `)
  expect(drawn(TEXTS, tagEntry, {entry: 'un'}, {...ALL, folder: 'subs'})).toMatchInlineSnapshot(
    `"No name without a tag surely means this entry here"`
  )
})

test('all known names are suggested in all articles', () => {
  expect(drawn(TEXTS, proposeMentions, {}, ALL)).toMatchInlineSnapshot(`
    "a.news.txt:
    - The UN and :actor[Ann Smith] said so. Smith left the United Nations.
    + The :actor[UN]{status=suggested by=glossary} and :actor[Ann Smith] said so. Smith left the :actor[United Nations]{status=suggested by=glossary}.
    sub/b.news.txt:
    - The United Nations.
    + The :actor[United Nations]{status=suggested by=glossary}."
  `)
})

test('more articles than an editor holds are left to the command line', () => {
  const many = Object.fromEntries(
    Array.from({length: MOST_ARTICLES + 1}, (_, at) => [`m/${at}.news.txt`, 'UN\n'])
  )
  const texts = {...many, ...TEXTS}
  expect(drawn(texts, tagEntry, {entry: 'un'}, {...ALL, folder: 'm'})).toMatchInlineSnapshot(
    `"These are 2001 articles, more than the 2000 of an editor: run \`newsmark tag un m\` on the command line"`
  )
  expect(drawn(texts, proposeMentions, {}, ALL)).toMatchInlineSnapshot(
    `"These are 2004 articles, more than the 2000 of an editor: run \`newsmark check --fix --unsafe-fixes --fix-rule untagged-mention .\` on the command line"`
  )
  expect(drawn(texts, tagEntry, {entry: 'un'}, {...ALL, folder: 'sub'})).toContain('sub/b.news.txt')
})
