import {afterEach, describe, expect, test, vi} from 'vitest'
import {createCorpusFacts} from '../../server/src/checking/corpus/corpus-facts.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import type {ArticleFacts} from '../../server/src/model/facts/facts.js'
import {
  claimsIn,
  createFactsTable,
  type FactsRows,
  factsIn,
  namesIn
} from '../../server/src/model/facts/facts-table.js'
import {resolve} from '../../server/src/model/resolve.js'
import type {Project} from '../../server/src/project/project.js'
import {rules} from '../../server/src/rules/registry.js'
import {checkCorpus} from '../../server/src/runner/run/check-corpus.js'
import {editArticle, openArticle, setProject} from '../../server/src/session/change.js'
import {factsOf, findingsOf} from '../../server/src/session/derive.js'
import {createArticle, emptyWorkspace, type Workspace} from '../../server/src/session/workspace.js'
import {parse} from '../../server/src/syntax/parse.js'
import {plainOptions} from '../runner/plain-options.js'
import {toProject} from '../support/project.js'
import {type Column, differences, type Figures, readBudgets} from './budgets.js'
import {createReadCounter} from './count-reads.js'
import {file} from './typical.js'

vi.mock(import('../../server/src/model/facts/facts-table.js'), {spy: true})

const FEW = 20

const {project} = toProject([
  file(
    'glossary.yaml',
    `actors:
  ann: {name: Ann Lee}
  bel: {name: Bel Group}
  un: {name: United Nations, aliases: [UN]}
  union: {name: Union of Nurses, aliases: [UN]}
`
  )
])

/** An article with a claim and some names, of which no corpus rule has anything to say. */
const plain = (at: number): string =>
  `${'It was a long day for all. '.repeat(10)}:actor[Ann Lee] of :actor[Bel Group] said :claim[number ${at}]{#c1 speaker=ann}.`

/** The articles that a corpus rule has to look at, by path. */
const CONCERNED: Readonly<Record<string, string>> = {
  'z-copy.news.txt': plain(1),
  'z-names.news.txt': ':actor[UN]{ref=un} and :actor[Ann Lee].',
  'z-refers.news.txt': ':claim[No]{#c1 speaker=ann rebuts="a0001#c1"}.'
}

/** The facts of so many plain articles, and of those that rules are concerned with. */
function factsOfCorpus(count: number): readonly ArticleFacts[] {
  const {codebook, glossary} = project
  const texts = Array.from({length: count}, (_, at): [string, string] => [
    `a${String(at).padStart(4, '0')}.news.txt`,
    plain(at)
  ])
  return [...texts, ...Object.entries(CONCERNED)].map(([path, text]) =>
    collectFacts(resolve(path, parse(text), codebook, glossary))
  )
}

function tableOf(facts: readonly ArticleFacts[]): FactsRows {
  const table = createFactsTable()
  for (const article of facts) table.add(article)
  return table.finish()
}

/** Checks all articles of a table in the light of each other, and gives the paths of those whose text was read. */
async function checkAll(rows: FactsRows, of: Project = project): Promise<readonly string[]> {
  const read: string[] = []
  const access = {
    show: (path: string) => path,
    read: (path: string) => {
      read.push(path)
      return CONCERNED[path] ?? plain(0)
    },
    readBytes: () => {
      throw new Error('Expected no article to be read that was checked')
    }
  }
  const articles = [...rows.paths]
  const run = {project: of, access, articles, included: () => articles, isWhole: true as const}
  const progress = {
    begin: () => undefined,
    interrupted: false,
    advance: async () => undefined,
    end: () => undefined
  }
  await checkCorpus(
    {...run, options: plainOptions, clock: undefined, wanted: undefined},
    [rows],
    progress
  )
  return read
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the corpus pass', () => {
  test.each([FEW, 2 * FEW])(
    'decodes and checks only the articles that rules are concerned with, of %d others',
    async count => {
      const rows = tableOf(factsOfCorpus(count))
      const checks = rules.corpus.map(rule => vi.spyOn(rule, 'check'))
      vi.clearAllMocks()
      const read = await checkAll(rows)
      const pathOf = ([table, row]: readonly [FactsRows, number, ...unknown[]]): string =>
        table.paths[row] ?? ''
      // The original of the copy is one of those with a text that is there twice.
      const concerned = ['a0001.news.txt', ...Object.keys(CONCERNED)]
      expect(vi.mocked(factsIn).mock.calls.map(pathOf)).toEqual(concerned)
      expect(vi.mocked(namesIn).mock.calls.map(pathOf)).toEqual(['z-names.news.txt'])
      expect(vi.mocked(claimsIn).mock.calls.map(pathOf)).toEqual(['a0001.news.txt'])
      for (const check of checks)
        expect(check.mock.calls.map(([{path}]) => path)).toEqual(concerned)
      // For the place of what is found in it.
      expect(read).toEqual(['z-copy.news.txt'])
    }
  )
})

const COLUMNS: readonly Column[] = [
  {name: 'cells', unit: 'reads of cells of its row', slack: 0, decimals: 0},
  {name: 'reads', unit: 'reads in all', slack: 0.05, decimals: 1}
]

/** What is read of the facts of all articles in a corpus pass over so many that no rule is concerned with. */
async function readInPass(count: number): Promise<Figures> {
  const counter = createReadCounter()
  const rows = tableOf(factsOfCorpus(count))
  let done: Promise<unknown> = Promise.resolve()
  counter.count(() => {
    done = checkAll(counter.disguise(rows))
  })
  await done
  const {all, elements} = counter.reads()
  return new Map([
    ['cells', rows.pages.reduce((sum, page) => sum + (elements.get(page) ?? 0), 0)],
    ['reads', all]
  ])
}

test('the corpus pass reads as little of each article that no rule is concerned with as its budget has', async () => {
  const [few, many] = [await readInPass(FEW), await readInPass(2 * FEW)]
  const spent = new Map(
    Array.from(few, ([name, reads]) => [name, ((many.get(name) ?? 0) - reads) / FEW])
  )
  const table = new Map([['(corpus pass)', spent]])
  const budgets = readBudgets('corpus-budgets.txt', COLUMNS, table)
  expect(differences('(corpus pass)', COLUMNS, spent, budgets)).toEqual([])
})

const OPEN =
  ':actor[Ann Lee] and :actor[UN]{ref=un} said :claim[so]{#c1 speaker=ann rebuts="a0001#c1"}.'

/** What a keystroke in an open article reads of the facts of so many others; all is worked out before and behind it. */
function readAtKeystroke(count: number, behind: string): number {
  const {root} = project
  const counter = createReadCounter()
  const facts = counter.disguise(factsOfCorpus(count))
  const corpora = new Map([[root, createCorpusFacts(facts, [])]])
  const source = {path: `${root}/o.news.txt`, root, name: 'o.news.txt', included: true}
  const article = createArticle({...source, text: OPEN, syntax: undefined})
  const workspace = openArticle({...setProject(emptyWorkspace, project), corpora}, article)
  const derive = (of: Workspace): void => {
    const open = of.open.get(source.path)
    if (!open) throw new Error(`Expected ${source.path} to be open`)
    factsOf(of, open)
    findingsOf(of, open)
  }
  derive(workspace)
  const start = OPEN.indexOf(behind) + behind.length
  const edit = {start, end: start, text: 'x'}
  return counter.count(() => derive(editArticle(workspace, source.path, edit))).all
}

test.each([
  ['running text', ' said'],
  ['a name', 'Ann L'],
  ['a name that several entries bear', ':actor[U'],
  ['the id of a claim', '#c1'],
  ['a reference to a claim of another article', 'a0001#c1']
])('a keystroke in %s reads nothing of the facts of others', (_, behind) => {
  expect(readAtKeystroke(FEW, behind)).toBe(0)
})
