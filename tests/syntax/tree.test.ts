import fc from 'fast-check'
import type {Nodes, Root} from 'mdast'
import type {Point, Position} from 'unist'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {parse} from '../../server/src/syntax/parse.js'
import {toTree} from '../../server/src/syntax/tree.js'
import {anyText} from './arbitrary-text.js'
import {drawTree} from './draw-tree.js'

describe('the tree', () => {
  test.each([
    ['of nothing', '', ''],
    ['of blank lines', ' \n\t\n', ''],
    [
      'of front matter and paragraphs',
      '---\na: b\n---\nOne\ntwo.\n \nThree.\n',
      `
yaml "a: b"
paragraph
  text "One\\ntwo."
paragraph
  text "Three."
`
    ],
    [
      'of nested tags',
      'A :claim[:actor[B]{ref=b} left]{#c1 .x speaker=b .y speaker=c}!',
      `
paragraph
  text "A "
  textDirective claim {"id":"c1","class":"x y","speaker":"c"}
    textDirective actor {"ref":"b"}
      text "B"
    text " left"
  text "!"
`
    ],
    [
      'of comments and escapes',
      ':a[\\]<!-- b -->]\\{c}',
      `
paragraph
  textDirective a
    text "]"
    html "<!-- b -->"
  text "{c}"
`
    ]
  ])('%s', (_, text, expected) => {
    expect(drawTree(toTree(parse(text)))).toBe(expected.replace('\n', ''))
  })

  test('keeps attributes with any name as its own', () => {
    const {children} = toTree(parse(':a[b]{__proto__=c constructor=d}'))
    const attributes: unknown[] = []
    visit({type: 'root', children}, 'textDirective', node => {
      attributes.push(Object.entries(node.attributes ?? {}))
    })
    expect(attributes).toEqual([
      [
        ['__proto__', 'c'],
        ['constructor', 'd']
      ]
    ])
  })
})

describe('positions', () => {
  test.each(['\n', '\r\n', '\r'])(
    'are right with %j, byte order mark, astral, combining and RTL characters',
    end => {
      const text = `\uFEFF---${end}a: b${end}---${end}${end}😀e\u0301${end}שלום :a[x${end}y]{b${end}=c}.${end}`
      expect(drawPositions(toTree(parse(text)))).toEqual([
        'root 1:1-9:1',
        'yaml 1:2-3:4',
        'paragraph 5:1-8:5',
        'text 5:1-6:6',
        'textDirective 6:6-8:4',
        'b 7:4-7:5',
        'c 8:2-8:3',
        'text 6:9-7:2',
        'text 8:4-8:5'
      ])
    }
  )

  test('lead to what stands there, in every text', () => {
    fc.assert(
      fc.property(anyText, text => {
        visit(toTree(parse(text)), node => {
          for (const position of positionsOf(node)) checkPosition(text, position)
          expect(readAt(text, node)).toMatch(startOf(node))
        })
      }),
      {numRuns: 1000}
    )
  })
})

function drawPositions(tree: Root): string[] {
  const drawn: string[] = []
  visit(tree, node => {
    drawn.push(`${node.type} ${drawPosition(node.position)}`)
    if (node.type !== 'textDirective') return
    for (const {name, value, namePosition, valuePosition} of node.data?.attributes ?? [])
      drawn.push(`${name} ${drawPosition(namePosition)}`, `${value} ${drawPosition(valuePosition)}`)
  })
  return drawn
}

function drawPosition(position: Position | undefined): string {
  if (!position) return ''
  const {start, end} = position
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

function positionsOf(node: Nodes): Position[] {
  const attributes = node.type === 'textDirective' ? (node.data?.attributes ?? []) : []
  return [
    node.position,
    ...attributes.flatMap(({namePosition, valuePosition}) => [namePosition, valuePosition])
  ].filter(position => position !== undefined)
}

function checkPosition(text: string, {start, end}: Position): void {
  checkPoint(text, start)
  checkPoint(text, end)
  expect(start.offset ?? 0).toBeLessThanOrEqual(end.offset ?? 0)
}

function checkPoint(text: string, {line, column, offset = -1}: Point): void {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/)
  expect({line, column}).toEqual({line: lines.length, column: (lines.at(-1) ?? '').length + 1})
}

function readAt(text: string, {position}: Nodes): string {
  return text.slice(position?.start.offset, position?.end.offset)
}

function startOf(node: Nodes): RegExp {
  if (node.type === 'textDirective') return /^:[\s\S]*\[[\s\S]*\]/
  return node.type === 'html' ? /^<!--[\s\S]*-->$/ : /^/
}
