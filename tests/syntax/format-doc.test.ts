import {describe, expect, test} from 'vitest'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {stringify} from '../../server/src/syntax/stringify.js'
import {toTree} from '../../server/src/syntax/tree.js'
import {blocksOf} from '../docs/markdown.js'
import {checkProblems} from './check-syntax.js'
import {drawTree} from './draw-tree.js'

const PAGE = 'docs/format.md'

/** Each block of results with the example above it; a block of problems holds its own text. */
const examples = blocksOf(PAGE).map((block, index, blocks) => {
  const above = blocks.slice(0, index).findLast(({language}) => language === 'newsmark')
  return {...block, example: above?.text ?? ''}
})

describe(PAGE, () => {
  test('has examples of every sort', () => {
    const languages = new Set(examples.map(({language}) => language))
    expect([...languages].sort()).toEqual(['base-text', 'newsmark', 'problems', 'tree'])
    expect(examples.length).toBeGreaterThan(20)
  })

  test.each(examples)('line $line: $language', ({language, text, example}) => {
    if (language === 'problems') checkProblems(text)
    if (language === 'tree') expect(drawTree(toTree(parse(example)))).toBe(text)
    if (language === 'base-text') expect(toBaseText(parse(example)).text).toBe(text)
    if (language === 'newsmark') expect(stringify(toTree(parse(text)))).toBe(text)
  })
})
