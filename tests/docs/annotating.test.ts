import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {acts} from '../../server/src/annotate/acts.js'
import {MOST_ARTICLES} from '../../server/src/annotate/corpus/wide-acts.js'
import {glossaryActs} from '../../server/src/annotate/glossary/glossary-acts.js'
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
