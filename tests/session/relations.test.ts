import {expect, test} from 'vitest'
import {openArticle} from '../../server/src/session/change.js'
import {relationsTo} from '../../server/src/session/claims.js'
import {modelOf} from '../../server/src/session/derive.js'
import type {Workspace} from '../../server/src/session/workspace.js'
import {openFixture, ROOT} from '../features/open-fixture.js'

const FILES = `=== a.news.txt ===
:claim[It is calm]{#c1 speaker=author}
=== b.news.txt ===
:claim[It is not]{#c1 speaker=author rebuts=a#c1}
=== c.news.txt ===
:claim[It is]{#c1 speaker=author supports=a#c1} :claim[No]{#c2 speaker=author rebuts=a#c1}
=== newsmark.yaml ===
`

function open(workspace: Workspace, name: string): Workspace {
  const article = workspace.stored.get(ROOT)?.get(`${ROOT}/${name}`)
  return article ? openArticle(workspace, article) : workspace
}

test.each([[], ['c.news.txt'], ['c.news.txt', 'b.news.txt']].map(names => ({names})))(
  'what other articles say of a claim comes in one order, open: $names',
  ({names}) => {
    const workspace = names.reduce(open, openFixture(FILES).workspace)
    const article = workspace.open.get(`${ROOT}/a.news.txt`)
    if (!article) throw new Error('Expected an open article')
    const relations = relationsTo(workspace, ROOT, modelOf(workspace, article), 'c1')
    expect(relations.map(each => `${each.article}#${each.id} ${each.relation}`)).toEqual([
      'b#c1 rebuts',
      'c#c1 supports',
      'c#c2 rebuts'
    ])
  }
)
