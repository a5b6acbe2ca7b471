import fc from 'fast-check'
import {expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {resolve} from '../../server/src/model/resolve.js'
import {rules} from '../../server/src/rules/registry.js'
import {articleRuleSteps, joinArticleRun} from '../../server/src/rules/rerun-rules.js'
import {runArticleRules} from '../../server/src/rules/run-rules.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const FIXTURE = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ann: {name: Ann, aliases: [{name: Eve, until: 2015}]}
  eve: {name: Eve}
  old: {name: Old League, deprecated: true, replaced-by: un}
  reds: {name: Red Party, until: 2015-05}
  lee-1: {name: Lee}
  lee-2: {name: Lee}
places:
  geneva: {name: Geneva}
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds:
  event:
    unit: mark
    attributes:
      type: {type: code, codes: {strike: {definition: From the air.}, bombing: {replaced-by: strike}}}
      place: {type: entry, of: place, required: true}
=== a.news.txt ===
`

const HEADS = ['', '---\ndate: 2014\n---\n', '---\ndate: 2016\nsource: AP\n---\n', '---\n']
/** Of each rule that judges tags one by one something to report, and what parts and joins blocks. */
const PIECES = [
  ':actor[United Nations]',
  ':actor[Eve]',
  ':actor[Ann]{ref=ann ref=ann}',
  ':actor[the League]{ref=old}',
  ':actor[Old League]',
  ':actor[ UN, ]{status=suggested}',
  'the :actor[UN]ited',
  ':actor[Nobody]{status=discuss}',
  ':actor[Eve]{ref=ann}',
  ':actor[UN]{ref=un}',
  ':actor[]',
  ':aktor[Eve]',
  ':place[Geneva]{ref="geneva paris" x=&amp;}',
  ':place[:actor[UN]]',
  ':claim[said by :actor[Eve] ',
  ']{#c1 speaker="un w" topic=peece2 date=2020}',
  ']{#c1 topic=peece speaker=}',
  ':claim[more]{continues=c1}',
  ':actor[Lee]',
  ':actor[Red Party]',
  ':event[a]{#e1 type=bombing}',
  ':actor [Eve]',
  '[Eve]{ref=eve}',
  ':claim[alone]',
  ':claim[later]{date=2020}',
  '<!-- no -->',
  '<!--',
  ']',
  '{',
  '\n\n',
  '\n\n',
  '\r\n\r\n',
  ' and '
]

const {project} = toProject(parseFixture(FIXTURE).files)
const {codebook, glossary} = project
const settings = new Map()

const text = fc.array(fc.constantFrom(...PIECES), {maxLength: 30}).map(all => all.join(''))
/** In a long article, what is found in blocks that stay is kept. */
const LONG = `${'So it went on. '.repeat(800)}\n\n`
const article = fc
  .tuple(fc.constantFrom(...HEADS), fc.constantFrom('', LONG), text)
  .map(all => all.join(''))
const edit = fc.record({
  at: fc.nat(),
  length: fc.nat(12),
  text: fc.constantFrom('', 'x', ...PIECES, ...HEADS),
  isChecked: fc.boolean()
})

test('there is something to report of every rule that judges tags one by one', () => {
  const found = HEADS.flatMap(head => {
    const model = resolve('a.news.txt', parse(head + PIECES.join('\n\n')), codebook, glossary)
    return runArticleRules(model, settings).findings.map(({ruleId}) => ruleId)
  })
  const perTag = rules.article.filter(rule => rule.perTag).map(({id}) => id)
  expect(perTag.filter(id => !found.includes(id))).toEqual(['deep-nesting'])
})

test('what rules find in an edited article is what they find in its text read afresh', () => {
  fc.assert(
    fc.property(article, fc.array(edit, {maxLength: 6}), (start, edits) => {
      let model: ArticleModel = resolve('a.news.txt', parse(start), codebook, glossary)
      let run = runSteps(articleRuleSteps(model, settings))
      for (const {at, length, text: inserted, isChecked} of edits) {
        const from = at % (model.syntax.text.length + 1)
        const to = Math.min(model.syntax.text.length, from + length)
        const syntax = reparse(model.syntax, {start: from, end: to, text: inserted})
        model = resolve('a.news.txt', syntax, codebook, glossary, model)
        // Who types fast leaves versions unchecked.
        if (!isChecked) continue
        run = runSteps(articleRuleSteps(model, settings, run))
        const fresh = resolve('a.news.txt', parse(syntax.text), codebook, glossary)
        const found = runArticleRules(fresh, settings)
        expect(joinArticleRun(run)).toEqual(found)
      }
    }),
    {numRuns: 600}
  )
})
