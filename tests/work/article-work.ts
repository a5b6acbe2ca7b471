import {checkArticle} from '../../server/src/checking/check-article.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {readDirectives} from '../../server/src/model/directives.js'
import {collectFacts, type WantedFacts} from '../../server/src/model/facts/collect-facts.js'
import {resolve} from '../../server/src/model/resolve.js'
import {paragraphHashes} from '../../server/src/model/seal.js'
import type {Project} from '../../server/src/project/project.js'
import {rules} from '../../server/src/rules/registry.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import type {Syntax} from '../../server/src/syntax/syntax.js'
import {toProject} from '../support/project.js'
import type {Column, Figures, Table} from './budgets.js'
import {createReadCounter, type ReadCounter, type Reads} from './count-reads.js'
import {countWork} from './count-work.js'
import {file, TYPICAL_FILES, typicalArticle, typicalGlossary} from './typical.js'

/** The lists that are as long as an article; a walk reads each element once. */
const LISTS = ['blocks', 'tags', 'units', 'mentions', 'references', 'claims'] as const

/** What is counted of the work on an article. */
export const COLUMNS: readonly Column[] = [
  ...LISTS.map(name => ({name, unit: `walks over the ${name}`, slack: 0, decimals: 2})),
  {name: 'reads', unit: 'reads of properties for each tag', slack: 0.05, decimals: 1},
  {name: 'calls', unit: 'calls on strings for each character', slack: 0.05, decimals: 3},
  {name: 'characters', unit: 'characters looked at for each character', slack: 0.05, decimals: 2}
]

/** A text, parsed and resolved, of which all that is read is counted. */
interface Counted {
  readonly text: string
  readonly syntax: Syntax
  readonly model: ArticleModel
}

/** A piece of work on an article. */
type Act = (article: Counted, project: Project) => void

/** What a run asks for under a glossary in which no two entries share a name. */
const WANTED: WantedFacts = {names: () => false, rest: false}

/** All work on an article, by names: those of the rules, and of what comes before and behind them. */
const ACTS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['(parse)', ({text}) => void parse(text)],
  ['(resolve)', ({syntax}, {codebook, glossary}) => void resolve('a', syntax, codebook, glossary)],
  ['(gather facts)', ({model}) => void collectFacts(model)],
  ['(gather wanted facts)', ({model}) => void collectFacts(model, WANTED)],
  ...rules.article.map(({id, check}): [string, Act] => [
    id,
    ({model}) => check(model, () => undefined, {})
  ]),
  [
    '(check)',
    ({model, syntax}, {config}) =>
      void checkArticle(model, readDirectives(syntax), {
        settings: config.rules,
        baseline: undefined
      })
  ]
])

/**
 * Counts all work on an article of so many rounds under a glossary with so many entries that the article does not name.
 * What is kept of a glossary and a codebook from one article to the next is made before.
 */
export function workOnArticle(rounds: number, others: number): Table {
  const text = sealed(typicalArticle(rounds))
  const {project} = toProject([...TYPICAL_FILES, file('glossary.yaml', typicalGlossary(others))])
  const counter = createReadCounter()
  return new Map(
    Array.from(ACTS, ([name, act]) => {
      countAct(act, text, project, counter)
      return [name, countAct(act, text, project, counter)]
    })
  )
}

function countAct(act: Act, text: string, project: Project, counter: ReadCounter): Figures {
  const {codebook, glossary} = project
  const model = resolve('a', parse(text), codebook, glossary)
  const counted = counter.disguise({text, syntax: model.syntax, model})
  let reads: Reads = {all: 0, elements: new Map()}
  const {calls, characters} = countWork(() => {
    reads = counter.count(() => act(counted, counter.disguise(project)))
  }, 'all')
  const {units, mentions, references, claims, syntax} = model
  const lists = {...syntax, units, mentions, references, claims}
  return new Map([
    ...LISTS.map((name): [string, number] => [
      name,
      (reads.elements.get(lists[name]) ?? 0) / lists[name].length
    ]),
    ['reads', reads.all / model.syntax.tags.length],
    ['calls', calls / text.length],
    ['characters', characters / text.length]
  ])
}

/** An article with the seal of its paragraphs, of which the last one has changed since. */
function sealed(text: string): string {
  const hashes = paragraphHashes(toBaseText(parse(text)).text).with(-1, '000000')
  const seal = `text-sha256: ${'0'.repeat(64)}\ntext-paragraphs: ${hashes.join(' ')}\n`
  return text.replace('---\n', `---\n${seal}`)
}
