import fc from 'fast-check'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {Node, Parent} from 'unist'
import {describe, expect, test} from 'vitest'
import type {Card} from '../../server/src/features/hover/card.js'
import {escapeMarkdown, renderMarkdown} from '../../server/src/lsp/render-card.js'

const markdown = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<img src=x>',
          '<!--',
          '![a](b)',
          '[a](command:x)',
          '**',
          '_',
          '`',
          '```',
          '#',
          '- ',
          '1. ',
          '> '
        ],
        ...[
          '\n',
          '\\',
          '&lt;',
          '&#60;',
          '|',
          '~~',
          'https://x.y',
          'www.x.y',
          'a@b.c',
          '---',
          '===',
          '    ',
          'x'
        ]
      )
    )
    .map(parts => parts.join(''))
)

/** The types of all nodes of a Markdown text. */
function typesIn(text: string): readonly string[] {
  const types: string[] = []
  const visit = (node: Node): void => {
    types.push(node.type)
    if ('children' in node) for (const child of (node as Parent).children) visit(child)
  }
  visit(unified().use(remarkParse).parse(text))
  return types
}

function textIn(text: string): string {
  const visit = (node: Node): string => {
    if ('value' in node) return String(node.value)
    return 'children' in node ? (node as Parent).children.map(visit).join('') : ''
  }
  return visit(unified().use(remarkParse).parse(text))
}

describe('Markdown', () => {
  test('shows any text as it is, and nothing else', () => {
    fc.assert(
      fc.property(markdown, text => {
        const escaped = escapeMarkdown(text)
        const shown = text.replace(/\s+/g, ' ').trim()
        expect(textIn(escaped)).toBe(shown.replaceAll('\0', '\ufffd'))
        expect(typesIn(escaped)).toEqual(shown === '' ? ['root'] : ['root', 'paragraph', 'text'])
      }),
      {numRuns: 1000}
    )
  })

  test('holds no more than the card, whatever its texts are', () => {
    fc.assert(
      fc.property(markdown, markdown, (a, b) => {
        const card: Card = {
          title: a,
          tags: [b],
          id: b,
          text: a,
          rows: [{label: b, values: [{text: a, detail: b}]}]
        }
        const types = new Set(typesIn(renderMarkdown(card)))
        for (const type of [
          'html',
          'image',
          'link',
          'heading',
          'code',
          'definition',
          'thematicBreak'
        ])
          expect(types).not.toContain(type)
      })
    )
  })

  test('breaks addresses that clients would link by themselves', () => {
    expect(escapeMarkdown('see https://x.y, www.x.y and a@b.c')).toBe(
      'see https\\://x.y, www\\.x.y and a\\@b.c'
    )
  })
})
