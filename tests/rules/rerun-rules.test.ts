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
/** Of each rule that is spared something when tags say the same something to report, and what parts and joins blocks. */
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
  ':claim[once]{#c2 speaker=un topic=war stance=support supports=c2}',
  ':claim[twice]{#c3 speaker=un topic=war stance=oppose rebuts="c2 a#c3"}',
  ':claim[it is]{#c4 speaker=m quote=direct}',
  ':claim[“it was”]{#c5 speaker=ann quote=indirect}',
  ':claim[so it is]{continues=c4}',
  ':claim[and so on]{continues=c9}',
  ':actor[Ann]{#m}',
  ':actor[Eve]{#un}',
  ':place[there]{#p1}',
  ':clam[it]{#m}',
  ':claim[by whom]{speaker=p1}',
  ':claim[by a place]{speaker=geneva}',
  ':claim[by nobody]{speaker=unn}',
  ':actor[nobody]{ref=eva}',
  ':actor[:actor[Eve]]',
  ':event[b]{conflict="topic: a"}',
  'E-Mail:info[at]',
  'a\\*b',
  '“',
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
  text: fc.oneof(fc.constantFrom('', 'x', ' ', '.', '{'), fc.constantFrom(...PIECES, ...HEADS)),
  isChecked: fc.boolean()
})

test('there is something to report of every rule that looks at less of a later version', () => {
  const found = HEADS.flatMap(head => {
    const model = resolve('a.news.txt', parse(head + PIECES.join('\n\n')), codebook, glossary)
    return runArticleRules(model, settings).findings.map(({ruleId}) => ruleId)
  })
  const spared = rules.article.filter(rule => rule.judges || rule.readsMarkup)
  const ids = spared.map(({id}) => id)
  expect(ids.filter(id => !found.includes(id))).toEqual(['deep-nesting'])
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
