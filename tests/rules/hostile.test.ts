import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import {projectRuleSteps, usageRuleSteps} from '../../server/src/rules/rule-steps.js'
import {runArticleRules, runCorpusRules} from '../../server/src/rules/run-rules.js'
import {corpusOf} from '../support/corpus-of.js'
import {toProject} from '../support/project.js'
import {countReads} from '../work/count-reads.js'
import {countWork} from '../work/count-work.js'

/** Makes a text of about a length that grows with `count`. */
type Make = (count: number) => string

const times =
  (make: (index: number) => string): Make =>
  count =>
    Array.from({length: count}, (_, index) => make(index)).join('')

const nested =
  (open: string, close: string): Make =>
  count =>
    open.repeat(count) + close.repeat(count)

const GLOSSARY = `actors:
  zed: {name: Zed, aliases: [Long Name Long Name Long Nam, {text: ZED, match: ignore-case}]}
  a: {name: a, aliases: [x]}
  b: {name: b, aliases: [x]}
  c: {name: c, deprecated: true}
`

/** A seal of so many paragraphs, of which so many are different, and none is right. */
function seal(count: number, different: number): string {
  const hashes = times(i => `${100_000 + (i % different)} `)(count)
  return `---\ntext-sha256: ${'0'.repeat(64)}\ntext-paragraphs: ${hashes}\n---\n`
}

const articles: [string, Make][] = [
  ['claims without anything', times(() => ':claim[a]')],
  ['claims of one id, with continuations', times(() => ':claim[a]{#c1} :claim[b]{continues=c1} ')],
  ['continuations of nothing', times(i => `:claim[a]{#d${i}} :claim[b]{continues=c${i}} `)],
  ['continuations of another kind', times(i => `:actor[a]{#d${i}} :claim[b]{continues=d${i}} `)],
  ['unknown claims', times(i => `:claim[a]{#c${i} supports=d${i} rebuts="b${i}#c1 a#e${i}"} `)],
  ['unknown entries', times(i => `:claim[a]{speaker=s${i} about="t${i} u${i}"} `)],
  ['unknown kinds with ids', times(i => `:x${i}[a]{#c${i}} :claim[b]{rebuts=c${i}} `)],
  ['unknown attributes', times(i => `:actor[a]{x${i}=1 x${i}} `)],
  ['unknown codes', times(i => `:claim[a]{stance=s${i} date=d${i} type="a b"} `)],
  ['unknown attributes in one tag', count => `:actor[a]{${times(i => `x${i} `)(count)}}`],
  ['one attribute many times', count => `:actor[a]{${'x '.repeat(count)}}`],
  [
    'many speakers on many topics',
    count =>
      [':claim[a]{stance=support ', ':claim[b]{stance=oppose ']
        .map(
          start =>
            `${start} speaker="${times(i => `s${i} `)(count)}" topic="${times(i => `t${i} `)(count)}"}`
        )
        .join('')
  ],
  [
    'contradictions',
    times(i => `:claim[a]{speaker=a topic=t stance=${i % 2 ? 'support' : 'oppose'}}`)
  ],
  ['malformed attributes', times(i => `:claim[a]{speaker=a #c${i} = #d${i}} `)],
  ['ambiguous names', times(() => ':actor[x] ')],
  ['entries out of use', times(() => ':actor[c] :claim[a]{speaker=c} ')],
  ['nested actors', nested(':actor[', ']')],
  ['nested empty actors with attributes', nested(':actor[ ', ']{ref=a}')],
  ['nested claims said to be direct', nested(':claim[', ']{quote=direct}')],
  ['nested claims said to be indirect', nested(':claim[', ']{quote=indirect}')],
  ['nested claims with words, said to be direct', nested(':claim[a b c ', ']{quote=direct}')],
  ['nested quoted claims', nested(':claim[“', '”]{quote=indirect}')],
  ['claims that start in each other, quoted', nested('“:claim[', ']{quote=indirect}')],
  ['quotation marks between claims', times(() => '" :claim[a]{quote=direct} \' ')],
  ['one name of two entries', times(i => `:actor[x]{ref=${i % 2 === 0 ? 'a' : 'b'}} `)],
  ['one name of entries that are not there', times(i => `:actor[x]{ref=e${i}} `)],
  ['untagged names', times(() => 'they saw Zed Zed. Zed ')],
  ['untagged names in claims', times(() => ':claim[they saw Zed]{#c} <!-- Zed --> ')],
  ['untagged names without a blank', times(() => '(Zed)')],
  ['untagged names in quotation marks', times(() => '“Zed ')],
  ['names that nearly go on', times(() => 'Long Name ')],
  ['blank tags', times(() => ':actor[ <!-- --> ] ')],
  ['parts of one word', times(() => 'a:actor[b]c')],
  ['tags in one word', count => `${'a'.repeat(count)}${times(() => ':actor[b]')(count)}`],
  ['tags that start where others do', nested(':claim[:actor[', 'b]]c')],
  ['tags of two kinds over the same words', nested(':claim[ :actor[', '] <!-- -->]')],
  ['open comments between tags', nested(':claim[<!-- :actor[', 'a] <!--]')],
  ['loose edges', times(() => ':actor[ ,\u201c(((a);,.] :claim[ ; a , ] \n')],
  ['brackets without fellows', count => times(() => `:actor[${'('.repeat(199)}`)(count / 100)],
  ['a name of full stops', count => `:actor[a${'.'.repeat(count)}]`],
  ['suggestions', times(() => ':actor[a]{status=suggested} :claim[b]{status=discuss}')],
  ['new paragraphs', count => `${seal(count, 7)}${times(i => `p${i}\n\n`)(count)}`],
  ['paragraphs that are all the same', count => `${seal(count, 1)}${times(() => 'p\n\n')(count)}`],
  ['front matter', count => `---\n${times(i => `k${i}: v\nk: w\n`)(count)}---\n:actor[a]`]
]

const glossaries: [string, Make][] = [
  ['names that all share', times(i => `  e${i}: {name: x}\n`)],
  [
    'dated names that all share',
    times(i => `  e${i}: {name: e, aliases: [{text: x, since: ${1000 + (i % 999)}}]}\n`)
  ],
  ['unknown parents', times(i => `  e${i}: {name: e${i}, member-of: [f${i}, g${i}]}\n`)],
  ['one id', times(() => '  e: {name: e}\n')],
  ['identifiers', times(i => `  e${i}: {name: e, ids: {wikidata: 'https://a/${i}/', isni: x}}\n`)],
  ['circles within each other', times(i => `  e${i}: {name: e, member-of: [e${i + 1}, e0]}\n`)],
  ['one circle', count => times(i => `  e${i}: {name: e, party: e${(i + 1) % count}}\n`)(count)],
  ['replaced in circles', times(i => `  e${i}: {name: e, replaced-by: e${i + 1}}\n`)]
]

describe.each(articles)('%s', (_, make) => {
  test('take the rules work in proportion to their length', () => {
    const [text, twice] = [make(400), make(800)]
    expect(workOnArticle(twice) / workOnArticle(text)).toBeLessThan(
      (1.15 * twice.length) / text.length
    )
  })

  test('are checked, twenty thousand of them', () => {
    const {article} = read(make(20_000), GLOSSARY)
    expect(runArticleRules(article, new Map()).errors).toEqual([])
    checkFacts(article)
  })
})

describe.each(glossaries)('a glossary of %s', (_, make) => {
  test('takes the rules work in proportion to its length', () => {
    const [text, twice] = [make(400), make(800)]
    expect(workOnGlossary(twice) / workOnGlossary(text)).toBeLessThan(
      (1.15 * twice.length) / text.length
    )
  })
})

test('articles that say all the same take the rules work in proportion to their number', () => {
  const {article, project} = read(`${'x '.repeat(200)}:actor[x]{ref=a} :actor[x]{ref=b}`, GLOSSARY)
  const facts = collectFacts(article)
  const work = (length: number): number => {
    const copies = Array.from({length}, (_, index) => ({...facts, path: `${index}`}))
    return count(copies, all => {
      const corpus = corpusOf(all, project.glossary)
      for (const copy of all) runCorpusRules(copy, corpus, new Map())
      runSteps(
        usageRuleSteps(
          project,
          corpus,
          new Map([['unused-entry', {severity: 'info', options: {}}]])
        )
      )
    })
  }
  expect(work(400) / work(200)).toBeLessThan(2.1)
})

function read(text: string, glossary: string) {
  const files = [
    {path: 'a.news.txt', text, marks: []},
    {path: 'glossary.yaml', text: glossary, marks: []}
  ]
  const {articles: models, project} = toProject(files)
  const [article] = models
  if (!article) throw new Error('There is no article')
  return {article, project}
}

function checkFacts(article: ArticleModel): void {
  const facts = collectFacts(article)
  runCorpusRules(facts, corpusOf([facts], article.glossary), new Map())
}

function workOnArticle(text: string): number {
  const {article} = read(text, GLOSSARY)
  return count(article, model => {
    runArticleRules(model, new Map())
    checkFacts(model)
  })
}

function workOnGlossary(entries: string): number {
  const {project} = read('', `actors:\n${entries}`)
  return count(project, disguised => runSteps(projectRuleSteps(disguised, new Map())))
}

function count<T extends object>(object: T, run: (disguised: T) => void): number {
  let reads = 0
  const {calls, characters} = countWork(() => {
    reads = countReads(object, run)
  })
  return reads + calls + characters
}
