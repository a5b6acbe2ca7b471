import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {lensesIn, lensText} from '../../server/src/features/code-lenses.js'
import {scopeOf} from '../../server/src/project/scopes.js'
import {editArticle} from '../../server/src/session/change.js'
import {countMentions} from '../../server/src/session/mention-counts.js'
import {articlesOf, occurrencesOf} from '../../server/src/session/queries.js'
import type {Workspace} from '../../server/src/session/workspace.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture, ROOT} from './open-fixture.js'

/** Compares the lenses of the first file, with their words, with what is drawn. */
function checkLenses(fixture: string): void {
  const opened = openFixture(fixture)
  const {workspace, path} = opened
  checkDrawn(
    opened,
    runSteps(lensesIn(workspace, path)).map(({span, subject}) => ({
      path,
      span,
      text: String(runSteps(lensText(workspace, path, subject)))
    }))
  )
}

const ARTICLES = `
=== a.news.txt ===
The :actor[UN], :actor[it]{ref=un mention=pronoun}, :actor[Nations]{#m ref=un}, :actor[too]{continues=m ref=un}.
:claim[:actor[UN]]{#c1 speaker=un} :actor[both]{ref="un eu"} :actor[UN]{ref=none} :actor[Old]
=== b.news.txt ===
:actor[UN] :actor[UN]{ref=eu} :actor[UN]{ref=nobody} :claim[No]{#c1 speaker=un rebuts=a#c1}
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {actor: {attributes: {ref: {many: true}}}}
`

describe('lenses of a glossary', () => {
  test('say how often each entry is mentioned, and in how many articles', () => {
    checkLenses(`
=== glossary.yaml ===
actors:
  un: {name: UN}
  ^^ 7 mentions in 2 articles
  eu: {name: EU}
  ^^ 2 mentions in 2 articles
  old: {name: Old, deprecated: true}
  ^^^ 1 mention in 1 article
  nobody-else: {name: Nobody else, member-of: un}
  ^^^^^^^^^^^ no mentions
${ARTICLES}`)
  })

  test('are left out of a gazetteer', () => {
    const rows = Array.from({length: 1001}, (_, index) => `p${index}\tplace\tP${index}`)
    const {workspace, path} = openFixture(
      `=== glossary.tsv ===\nid\tkind\tname\n${rows.join('\n')}\n=== newsmark.yaml ===\nglossary: glossary.tsv\n`
    )
    expect(runSteps(lensesIn(workspace, path))).toEqual([])
  })

  test('count what the references count, in open articles as in stored ones', () => {
    const glossary =
      '\n=== glossary.yaml ===\nactors: {un: {name: UN}, eu: {name: EU}, old: {name: Old, deprecated: true}}\n'
    const opened = openFixture(ARTICLES.trimStart() + glossary)
    expectSame(opened.workspace)
    const edit = {start: 0, end: 14, text: ':actor[Old] and '}
    expectSame(editArticle(opened.workspace, opened.path, edit))
  })
})

/** Expects the counts of all entries to be those of the places that mention them. */
function expectSame(workspace: Workspace): void {
  const {config} = workspace.projects.get(ROOT) ?? expect.fail('no project')
  const scope = scopeOf(config)('')
  for (const id of ['un', 'eu', 'old', 'none']) {
    const found = [...articlesOf(workspace, ROOT)].map(
      article =>
        occurrencesOf(workspace, article, {type: 'entry', id}).filter(
          ({form}) => form === 'mention'
        ).length
    )
    expect(runSteps(countMentions(workspace, ROOT, id, scope)), id).toEqual({
      mentions: found.reduce((sum, count) => sum + count, 0),
      articles: found.filter(count => count > 0).length
    })
  }
}

describe('lenses of an article', () => {
  test('say what other claims say of a claim, in this article and in others', () => {
    checkLenses(`
=== article.news.txt ===
:claim[One]{#c1 speaker=author}, :claim[two]{#c2 speaker=author}, :claim[no]{speaker=author rebuts=c1}
^^^^^^^ 3 rebuttals, 1 claim in support
:claim[Three]{#c3 speaker=author rebuts="c1 c9"} and :claim[more]{continues=c1}
=== other.news.txt ===
:claim[No]{#c1 speaker=author rebuts=article#c1} :claim[Yes]{speaker=author supports=article#c1}
`)
  })

  test('name the relations of a team', () => {
    checkLenses(`
=== article.news.txt ===
:claim[One]{#c1 speaker=author}, :claim[no]{speaker=author mocks=c1}
^^^^^^^ 1 × mocks
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {claim: {attributes: {mocks: {type: claim}}}}
`)
  })

  test('are none where nobody says anything', () => {
    checkLenses(':claim[One]{#c1 speaker=author} :actor[UN]\n')
    checkLenses('Nothing.\n')
  })
})
