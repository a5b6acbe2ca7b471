import {describe, expect, test} from 'vitest'
import {applySuppressions} from '../../../server/src/checking/suppress/apply-suppressions.js'
import {placeComments} from '../../../server/src/checking/suppress/place-comments.js'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {readDirectives} from '../../../server/src/model/directives.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {runArticleRules} from '../../../server/src/rules/run-rules.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {countReads} from '../../work/count-reads.js'
import {countWork} from '../../work/count-work.js'

type Make = (count: number) => string

const times =
  (piece: string, separator = ''): Make =>
  count =>
    Array.from({length: count}, () => piece).join(separator)

const LINE = '<!-- newsmark-ignore-line unknown-kind -->'
const NEXT = '<!-- newsmark-ignore-next-line unknown-kind -->'
const START = '<!-- newsmark-ignore-start unknown-kind -->'
const END = '<!-- newsmark-ignore-end unknown-kind -->'

const articles: readonly [string, Make][] = [
  ['comments on one line', times(`:x[a]${LINE}`)],
  ['comments on lines of their own', count => `${times(NEXT, '\n')(count)}\n:x[a]`],
  ['comments in front of blank lines', times(`${NEXT}\n\n`)],
  ['comments among blanks', times(`${LINE}      `)],
  ['stretches in each other', count => times(`${START}:x[a]`)(count) + times(`${END}:x[a]`)(count)],
  ['stretches without an end', times(`${START}:x[a]\n`)],
  ['ends without a start', times(`${END}:x[a]\n`)],
  ['comments for the file', times('<!-- newsmark-ignore-file unknown-kind -->:x[a]')],
  [
    'rules in one comment',
    count => `<!-- newsmark-ignore-file ${times('unknown-kind ')(count)}-->:x[a]`
  ],
  ['unknown rules', times('<!-- newsmark-ignore-file unknown-knid -->')],
  ['misspelt comments', times('<!-- newsmark-ignroe-file unknown-kind -->')],
  ['dashes', count => `<!-- newsmark-ignore-file ${times('-- ')(count)}-->`],
  ['comments that start nothing', times('<!--newsmark-')],
  ['fences without front matter', count => `---\n${times(`${LINE} a\n---\n`)(count)}`],
  ['findings without comments', times(':x[a] b {c} \n')],
  ['malformed attributes', times(':x[a]{#b = c}\n')],
  ['comments over lines', times('<!--\n-->:x[a]\n')]
]

describe.each(articles)('%s', (_, make) => {
  test('takes work in proportion to the length', () => {
    const [text, twice] = [make(200), make(400)]
    expect(workOn(twice) / workOn(text)).toBeLessThan((1.15 * twice.length) / text.length)
  })

  test('are settled, twenty thousand of them', () => {
    const {run, ...file} = read(make(20_000))
    expect(applySuppressions(run, 'article', file).errors).toEqual([])
  })
})

function read(text: string) {
  const model = resolve('a.news.txt', parse(text), defaultCodebook, buildGlossary([]))
  const settings = new Map()
  return {
    run: runArticleRules(model, settings),
    syntax: model.syntax,
    path: model.path,
    settings,
    directives: readDirectives(model.syntax),
    baseline: undefined,
    text: () => text
  }
}

function workOn(text: string): number {
  const {run, syntax, directives, ...file} = read(text)
  let reads = 0
  const {calls, characters} = countWork(() => {
    readDirectives(syntax)
    placeComments(syntax, run.findings, 'so')
    reads = countReads({run, directives}, given =>
      applySuppressions(given.run, 'article', {...file, ...given})
    )
  })
  return reads + calls + characters
}
