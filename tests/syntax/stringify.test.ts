import type {Root, Text} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {parse} from '../../server/src/syntax/parse.js'
import {stringify} from '../../server/src/syntax/stringify.js'
import {toTree} from '../../server/src/syntax/tree.js'

describe('writing a changed tree', () => {
  test.each([
    [
      'keeps all else',
      'A  :b[c]{ ref = "d" }.\n\n\nE [f :g[h \\*',
      'x',
      'A  :b[x]{ ref = "d" }.\n\n\nE [f :g[h \\*'
    ],
    ['escapes what would open a tag', ':b[c]', 'see :actor[x]', ':b[see \\:actor\\[x\\]]'],
    ['escapes brackets in a tag', ':b[c]', 'x ] y [ z', ':b[x \\] y \\[ z]'],
    ['leaves balanced brackets', ':b[c]', 'x [y]', ':b[x [y]]'],
    ['escapes a comment', ':b[c]', '<!-- x -->', ':b[\\<!-- x -->]'],
    ['escapes a last backslash', ':b[c]', 'x\\', ':b[x\\\\]'],
    ['escapes a last colon before a tag', ':b[c:d[e]]', 'x:', ':b[x\\::d[e]]'],
    ['escapes a changed text that had escapes', ':b[\\*]', 'x]*', ':b[x\\]*]'],
    ['empties a tag', ':b[c]', '', ':b[]']
  ])('%s', (_, text, value, expected) => {
    const tree = toTree(parse(text))
    firstText(firstTag(tree)).value = value
    checkWriting(tree, expected)
  })

  test.each([
    [
      'adds an id, classes and values',
      ':b[c]',
      {id: 'c1', class: 'x y', speaker: 'un'},
      ':b[c]{#c1 .x .y speaker=un}'
    ],
    ['leaves unchanged ones as written', ":b[c]{ d='e'  f }", {f: '', d: 'e'}, ":b[c]{ d='e'  f }"],
    [
      'quotes what needs it',
      ':b[c]{d=e}',
      {d: 'x "y" & <z>\n\n', id: 'a b', class: ' a'},
      ':b[c]{d="x &quot;y&quot; &amp; <z>&#10;&#10;" id="a b" class=" a"}'
    ],
    ['writes a name alone without value', ':b[c]', {id: '', d: ''}, ':b[c]{id d}'],
    ['leaves out what is null', ':b[c]{d=e}', {d: null}, ':b[c]'],
    ['removes braces', ':b[c]{d=e}.', {}, ':b[c].'],
    ['escapes a brace behind a tag', ':b[c]{d}{e}', {}, ':b[c]\\{e}'],
    ['repairs malformed ones once changed', ':b[c]{d=e !}', {d: 'f'}, ':b[c]{d=f}']
  ])('%s', (_, text, attributes, expected) => {
    const tree = toTree(parse(text))
    firstTag(tree).attributes = attributes
    checkWriting(tree, expected)
  })

  test.each([
    ['a paragraph', 'A.\r\n\r\nB.\r\n', 1, 'A.\r\n\r\nnew :x\r\n\r\nB.\r\n'],
    ['a first paragraph', '---\na: b\n---\nA.', 1, '---\na: b\n---\nnew :x\n\nA.'],
    ['a last paragraph', 'A.', 1, 'A.\n\nnew :x'],
    ['a paragraph behind closing fences', '---\n---', 1, '---\n---\nnew :x']
  ])('adds %s', (_, text, index, expected) => {
    const tree = toTree(parse(text))
    tree.children.splice(index, 0, {type: 'paragraph', children: [{type: 'text', value: 'new :x'}]})
    checkWriting(tree, expected)
  })

  test.each([
    ['an open comment before one that closes', 'a --> b\n\nc <!-- d', 'c \\<!-- d\n\na --> b'],
    ['what would be front matter', 'a\n---\n\n---\nb: c', '\\---\nb: c\n\na\n---'],
    ['first and last gaps', '\n\na\n\n\nb\n\n\n', '\n\nb\n\na\n\n\n']
  ])('turns %s round', (_, text, expected) => {
    const tree = toTree(parse(text))
    tree.children.reverse()
    checkWriting(tree, expected)
  })

  test('writes a tree of other making', () => {
    const children: Root['children'] = [
      {type: 'yaml', value: 'a: b'},
      {type: 'paragraph', children: []},
      {
        type: 'paragraph',
        children: [text('x :'), text('y[z]'), text(' '), {type: 'html', value: '<!-- c -->'}]
      }
    ]
    expect(stringify({type: 'root', children})).toBe('---\na: b\n---\nx \\:y[z] <!-- c -->\n')
  })

  test.each<[string, Root['children'][number]]>([
    ['Unexpected `heading` node, expected a paragraph', {type: 'heading', depth: 1, children: []}],
    [
      'Unexpected `emphasis` node, expected text',
      {type: 'paragraph', children: [{type: 'emphasis', children: []}]}
    ],
    [
      'Unexpected paragraph `a\n\nb`, expected one without',
      {type: 'paragraph', children: [text('a\n\nb')]}
    ],
    ['Unexpected paragraph `<b>`', {type: 'paragraph', children: [{type: 'html', value: '<b>'}]}],
    [
      'Unexpected paragraph `:a b[]`',
      {type: 'paragraph', children: [{type: 'textDirective', name: 'a b', children: []}]}
    ],
    ['Unexpected line `---` in front matter', {type: 'yaml', value: 'a\n---\nb'}]
  ])('throws: %s', (message, node) => {
    expect(() => stringify({type: 'root', children: [node]})).toThrow(message)
  })
})

/** The text, and reading it gives the tree again. */
function checkWriting(tree: Root, expected: string): void {
  const written = stringify(tree)
  expect(written).toBe(expected)
  expect(contentOf(toTree(parse(written)))).toEqual(contentOf(tree))
}

/** What a tree says, without where it was written and how; attributes in any order. */
function contentOf(tree: Root): unknown[] {
  const content: unknown[] = []
  visit(tree, node => {
    if (node.type === 'text') content.push(node.value)
    if (node.type === 'textDirective') content.push(node.name, attributesOf(node))
  })
  return content.filter(part => part !== '')
}

function attributesOf({attributes}: TextDirective): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes ?? {}).filter(([, value]) => value !== null))
}

function firstTag(tree: Root): TextDirective {
  let found: TextDirective | undefined
  visit(tree, 'textDirective', node => {
    found ??= node
  })
  if (!found) throw new Error('No tag')
  return found
}

function firstText({children}: TextDirective): Text {
  const [child] = children
  if (child?.type !== 'text') throw new Error('No text')
  return child
}

function text(value: string): Text {
  return {type: 'text', value}
}
