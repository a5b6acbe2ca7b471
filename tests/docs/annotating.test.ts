import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {acts} from '../../server/src/annotate/acts.js'
import {MOST_ARTICLES} from '../../server/src/annotate/corpus/wide-acts.js'
import {glossaryActs} from '../../server/src/annotate/glossary/glossary-acts.js'
import {runCli, scratch} from '../cli/run-cli.js'
import {ROOT} from './markdown.js'

const page = readFileSync(path.join(ROOT, 'docs/annotating.md'), 'utf8')

/** The ids and kinds of the acts in a table between two headings. */
function rowsBetween(
  start: string,
  end: string
): readonly {readonly id: string; readonly kind: string}[] {
  const section = page.slice(page.indexOf(start), page.indexOf(end))
  return [...section.matchAll(/^\| `([\w-]+)` \|.*\|([^|]*)\|$/gm)].map(
    ([, id = '', kind = '']) => ({id, kind: kind.trim().replace(/`/g, '')})
  )
}

test('docs/annotating.md lists all acts, with the kinds of their code actions', () => {
  const rows = rowsBetween('## The acts', '## What is selected')
  expect(rows.map(({id}) => id).sort()).toEqual(acts.map(({id}) => id).sort())
  for (const {id, kind} of acts) {
    const told = rows.find(row => row.id === id)?.kind ?? ''
    if (told !== '') expect(told.startsWith(kind), id).toBe(true)
    else expect(kind).toBe('refactor.rewrite.attribute')
  }
})

test('docs/annotating.md lists all acts on the glossary', () => {
  const rows = rowsBetween('## The glossary', '## Many articles')
  expect(rows.map(({id}) => id)).toEqual(glossaryActs.map(({id}) => id))
  for (const {id, kind} of glossaryActs)
    expect(rows.find(row => row.id === id)?.kind, id).toBe(id === 'rename-entry' ? '' : kind)
  expect(page).toContain(`more than ${MOST_ARTICLES.toLocaleString('en')} articles`)
})

test('the first article of docs/annotating.md is imported, marked and checked as it says', () => {
  const file = (name: string): string => {
    const [, indent = '', text = ''] =
      new RegExp(`^( *)\`\`\`\\w+ ${name}\\n([\\s\\S]*?)^ *\`\`\`$`, 'm').exec(page) ?? []
    return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
  }
  const text = file('wire/envoy.txt')
  const folder = scratch({'wire/envoy.txt': text})
  const [importing = '', checking = ''] = Array.from(
    page.matchAll(/^ +newsmark (.*)$/gm),
    ([, command = '']) => command
  )
  const args = Array.from(importing.matchAll(/"([^"]*)"|\S+/g), ([all, quoted]) => quoted ?? all)
  expect(runCli(folder, args)).toMatchObject({code: 0, stdout: 'Wrote  articles/envoy.news.txt\n'})
  const article = path.join(folder, 'articles/envoy.news.txt')
  const head = readFileSync(article, 'utf8').replace(text, '')
  const marked = file('articles/envoy.news.txt')
  expect(marked.startsWith(head)).toBe(true)
  writeFileSync(article, marked)
  writeFileSync(path.join(folder, 'glossary.yaml'), file('glossary.yaml'))
  expect(runCli(folder, [checking])).toMatchObject({
    code: 0,
    stdout: '✔ No problems, 1 article checked.\n'
  })
  expect(runCli(folder, ['text', 'articles/envoy.news.txt']).stdout).toBe(text)
})
