import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {acts} from '../../server/src/annotate/acts.js'
import {ROOT} from './markdown.js'

test('docs/annotating.md lists all acts, with the kinds of their code actions', () => {
  const page = readFileSync(path.join(ROOT, 'docs/annotating.md'), 'utf8')
  const section = page.slice(page.indexOf('## The acts'), page.indexOf('## What is selected'))
  const rows = [...section.matchAll(/^\| `([\w-]+)` \|.*\|([^|]*)\|$/gm)].map(
    ([, id = '', kind = '']) => ({id, kind: kind.trim().replace(/`/g, '')})
  )
  expect(rows.map(({id}) => id).sort()).toEqual(acts.map(({id}) => id).sort())
  for (const {id, kind} of acts) {
    const told = rows.find(row => row.id === id)?.kind ?? ''
    if (told !== '') expect(told.startsWith(kind), id).toBe(true)
    else expect(kind).toBe('refactor.rewrite.attribute')
  }
})
