import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type Renamable, rename} from '../../../server/src/annotate/rename/rename.js'
import {writeScalar} from '../../../server/src/data/yaml/write-scalar.js'
import {toBaseText} from '../../../server/src/syntax/base-text.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {projects} from '../arbitrary-project.js'
import {doInProject, findingsIn} from '../project-acts.js'

/** Ids with what is hard about each: astral, right-to-left, combining, signs that mean something in YAML, JSON or tags. */
const ids = fc.constantFrom(
  ...['ada', 'bob', 'un', 'x-1', '2016', 'yes', 'null', 'a.b', 'é', 'שלום', '𝒜da', 'at&t', 'a:b'],
  ...['#c'.slice(1), '~x', '@y', 'a/b', '[z]', '*', '-dash', 'a\\b']
)
const targets = fc.constantFrom<Renamable>(
  {type: 'entry', id: 'ada'},
  {type: 'entry', id: 'bob'},
  {type: 'tag', article: 'a', id: 'c7'},
  {type: 'tag', article: 'b', id: 'c8'},
  {type: 'article', id: 'b'},
  {type: 'code', kind: 'claim', part: 'attributes', attribute: 'topic', code: 'war'}
)

function oldName(what: Renamable): string {
  return what.type === 'code' ? what.code : what.id
}

function undone(what: Renamable, to: string): Renamable {
  return what.type === 'code' ? {...what, code: to} : {...what, id: to}
}

let done = 0

describe('renaming in a whole project', () => {
  test('leaves all base texts as they are', () => {
    fc.assert(
      fc.property(projects, targets, ids, (texts, what, to) => {
        const after = doInProject(texts, view => rename(view, what, to))
        if (typeof after === 'string') {
          expect(after).toMatch(/^[\p{Lu}`\w].*[^.]$/su)
          return
        }
        done++
        for (const path of ['a.news.txt', 'b.news.txt'])
          expect(toBaseText(parse(after[path] ?? '')).text).toBe(
            toBaseText(parse(texts[path] ?? '')).text
          )
      })
    )
    expect(done).toBeGreaterThan(30)
  })

  test('and back gives the very files', () => {
    fc.assert(
      fc.property(projects, targets, ids, (texts, what, to) => {
        // Quotes that are there without need are not told from those that the new id needs.
        fc.pre(!/["']ada["']:/.test(texts['g.yaml'] ?? '') || writeScalar(to, true) === to)
        // A character reference is written plainly from then on.
        const plain = {...texts, 'b.news.txt': (texts['b.news.txt'] ?? '').replace('&#97;', 'a')}
        const after = doInProject(plain, view => rename(view, what, to))
        if (typeof after === 'string') return
        expect(doInProject(after, view => rename(view, undone(what, to), oldName(what)))).toEqual(
          plain
        )
      })
    )
  })

  test('finds the same afterwards, in the same lines', () => {
    fc.assert(
      fc.property(projects, targets, (texts, what) => {
        const after = doInProject(texts, view => rename(view, what, 'renamed-7'))
        if (typeof after === 'string') return
        expect(findingsIn(after)).toEqual(findingsIn(texts))
      }),
      {numRuns: 60}
    )
  })
})
