import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import type {FactsRows} from '../../server/src/model/facts/facts-table.js'
import {checkQueue, type WorkerResult} from '../../server/src/runner/run/check-batch.js'
import {createQueue} from '../../server/src/runner/run/work-queue.js'
import {plainOptions} from '../runner/plain-options.js'
import {toProject} from '../support/project.js'
import {type Column, differences, readBudgets} from './budgets.js'
import {file} from './typical.js'

/** What is kept of each article of a run, beside what is found in it. */
const COLUMNS: readonly Column[] = [
  {name: 'cells', unit: 'numbers in the table of facts', slack: 0, decimals: 0},
  {name: 'strings', unit: 'strings that no other article has', slack: 0, decimals: 0}
]

/** So many that what V8 keeps for itself, half a megabyte more or less, is little for each. */
const ARTICLES = 2000
const PARAGRAPHS = 10
const GLOSSARY =
  'actors: {ann: {name: Ann Lee}, un: {name: United Nations, aliases: [UN]}}\nplaces: {dorel: {name: Dorel}}\n'
const {project} = toProject([file('glossary.yaml', GLOSSARY)])

/** UTF-16 units, and bytes in memory, of each article. */
const LENGTH = 3000

/** An article of `LENGTH` in which nothing is found, with a text and an id of its own. */
function articleOf(path: string): string {
  const paragraph = (at: number): string =>
    `On day ${path}, :actor[Ann Lee] told the :actor[UN] that :claim[the road to :place[Dorel] was open]{#c${at} speaker=ann quote=indirect}. ${'It was a long day for all. '.repeat(6)}`
  const body = Array.from({length: PARAGRAPHS}, (_, at) => paragraph(at)).join('\n\n')
  return `---\ntitle: A title\nsource: Example Wire\ndate: 2016-04-22\n---\n${body}\n`
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (how?: {type: 'minor'}) => void

/** Bytes in use, on the heap and in arrays beside it. */
async function memory(): Promise<number> {
  collect()
  // What is cleared behind promises goes with the next collection.
  await new Promise(resolve => setImmediate(resolve))
  collect()
  const {heapUsed, arrayBuffers} = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Bytes in use in the part of the heap into which minor collections move what is still needed. */
function oldMemory(): number {
  const spaces = getHeapSpaceStatistics()
  return spaces.find(({space_name}) => space_name === 'old_space')?.space_used_size ?? 0
}

/** Checks so many articles, each on its own, as a run does; `before` is called before each is read. */
async function run(count: number, before = (): void => {}): Promise<WorkerResult> {
  const paths = Array.from({length: count}, (_, at) => `${String(at).padStart(4, '0')}.news.txt`)
  const access = {
    show: (path: string) => path,
    read: articleOf,
    readBytes: (path: string) => {
      before()
      return Buffer.from(articleOf(path))
    }
  }
  const check = {project, access, options: plainOptions, clock: undefined, wanted: undefined}
  return await checkQueue({check, queue: createQueue(paths), cache: undefined, contents: undefined})
}

test('a run keeps the facts of each article, and nothing of its text', async () => {
  // What is made once, and what V8 compiles, is there afterwards.
  const once = await run(ARTICLES)
  const before = await memory()
  const twice = await run(2 * ARTICLES)
  const bytes = ((await memory()) - before) / (2 * ARTICLES)
  const all = [once, twice]
  expect(all.flatMap(({batches}) => batches.flatMap(({outcome}) => outcome.findings))).toEqual([])
  // About 450: a third of what is allowed, and less than a sixth of the text.
  expect(bytes).toBeLessThan(LENGTH / 2)
  const grown = (of: (rows: FactsRows) => number): number =>
    (of(twice.facts) - of(once.facts)) / ARTICLES
  const spent = new Map([
    // Where the last row starts: all rows are of one length.
    ['cells', grown(({starts}) => starts.at(-1) ?? 0)],
    ['strings', grown(({strings}) => strings.length)]
  ])
  const budgets = readBudgets('kept-budgets.txt', COLUMNS, new Map([['(article)', spent]]))
  expect(differences('(article)', COLUMNS, spent, budgets)).toEqual([])
})

test('an article that was checked goes with the next minor collections', async () => {
  const count = 300
  await run(count)
  collect()
  const before = oldMemory()
  await run(count, () => {
    // What the first leaves is moved to the old part by the second.
    collect({type: 'minor'})
    collect({type: 'minor'})
  })
  // 500 to 3,600, with what V8 makes of its own; articles that something old holds on to are 30,000 each.
  expect((oldMemory() - before) / count).toBeLessThan(3 * LENGTH)
})
