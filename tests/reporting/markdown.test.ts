import fc from 'fast-check'
import type {Link, PhrasingContent, Root, RootContent, Table} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {formatMarkdown} from '../../server/src/reporting/formats/markdown.js'
import type {OutputTarget, PrintedReport} from '../../server/src/reporting/formatter.js'
import {printable} from '../../server/src/reporting/text.js'
import {hostileFindings, makeFinding, makeReport, print} from './make-report.js'

const processor = unified().use(remarkParse).use(remarkGfm)

function treeOf(report: PrintedReport, target: Partial<OutputTarget> = {}): Root {
  return processor.parse(print(formatMarkdown, report, target))
}

function tablesOf(report: PrintedReport, target: Partial<OutputTarget> = {}): Table[] {
  return treeOf(report, target).children.filter(node => node.type === 'table')
}

/** What a reader sees; code in backticks, as our messages write it. Anything but text, code and links is a mistake. */
function textOf(nodes: readonly (RootContent | PhrasingContent)[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value
      if (node.type === 'inlineCode') return `\`${node.value}\``
      if (node.type === 'link' || node.type === 'paragraph') return textOf(node.children)
      throw new Error(`Unexpected ${node.type}`)
    })
    .join('')
}

function rowsOf(table: Table | undefined): string[][] {
  return (table?.children ?? []).map(row => row.children.map(cell => textOf(cell.children)))
}

function linksOf(table: Table | undefined): string[] {
  const cells = (table?.children ?? []).flatMap(row => row.children)
  const links = cells.flatMap(cell =>
    cell.children.filter((node): node is Link => node.type === 'link')
  )
  return links.map(({url}) => url)
}

const findings = [
  makeFinding({severity: 'info', ruleId: 'unknown-alias', message: 'A | b'}),
  makeFinding({path: 'a_b*c|d.news.txt'}),
  makeFinding({line: 8, fix: {title: 'Write it', safety: 'unsafe', edits: []}})
]

describe('a summary in Markdown', () => {
  test('counts by rule, and lists the gravest first', () => {
    const [rules, list] = tablesOf(makeReport(findings))
    expect(rowsOf(rules)).toEqual([
      ['rule', 'errors', 'warnings', 'notes', 'fixable'],
      ['unknown-kind', '2', '0', '0', '1'],
      ['unknown-alias', '0', '0', '1', '0']
    ])
    expect(rowsOf(list)).toEqual([
      ['place', 'severity', 'finding', 'rule'],
      ['a_b*c|d.news.txt:7:5', 'error', 'Unexpected kind `actr`, expected `actor`', 'unknown-kind'],
      [
        'articles/truce.news.txt:8:5',
        'error',
        'Unexpected kind `actr`, expected `actor`',
        'unknown-kind'
      ],
      ['articles/truce.news.txt:7:5', 'info', 'A | b', 'unknown-alias']
    ])
  })

  test('leads to the pages of rules, and to lines where a service shows them', () => {
    const page: OutputTarget['page'] = (file, line) =>
      `https://example.org/${encodeURI(file)}#L${line}`
    const [rules, list] = tablesOf(makeReport(findings.slice(1, 2)), {page})
    const rule = 'https://github.com/newsmark/newsmark/blob/main/docs/rules/unknown-kind.md'
    expect(linksOf(rules)).toEqual([rule])
    expect(linksOf(list)).toEqual(['https://example.org/a_b*c%7Cd.news.txt#L7', rule])
  })

  test('of nothing is a line', () => {
    const [heading, line, ...rest] = treeOf(makeReport([])).children
    expect(heading).toMatchObject({type: 'heading', depth: 2})
    expect(line && textOf([line])).toBe('✔ No problems, 3 articles checked.')
    expect(rest).toEqual([])
  })

  test('says what could not be checked', () => {
    const failures = [{path: 'a*b.news.txt', message: 'Internal error: x\n  at y'}]
    const list = treeOf(makeReport([], {failures})).children.at(-1)
    if (list?.type !== 'list') throw new Error('No list')
    expect(list.children.map(({children}) => textOf(children))).toEqual([
      'a*b.news.txt: Internal error: x'
    ])
  })

  test('stays below what GitHub shows, however much was found', () => {
    const message = 'x|'.repeat(10_000)
    const many = Array.from({length: 5000}, (_, at) => makeFinding({line: at + 1, message}))
    const text = print(formatMarkdown, makeReport(many))
    expect(text).toContain('\nand 4,950 problems more\\.\n')
    expect(text.length).toBeLessThan(200_000)
  })

  test('shows hostile text as it is, and nothing else', () => {
    fc.assert(
      fc.property(hostileFindings, hostile => {
        const [, list] = tablesOf(makeReport(hostile))
        const shown = rowsOf(list)
          .slice(1)
          .map(([place, , text]) => [place, text].join('\n'))
        const meant = hostile.map(({path, line, column, message}) =>
          [`${printable(path)}:${line}:${column}`, printable(message)].join('\n').trim()
        )
        expect(shown.toSorted()).toEqual(meant.map(collapse).toSorted())
      })
    )
  })

  /** Markdown cannot show blanks at the edges of a cell. */
  function collapse(text: string): string {
    return text.replace(/ +$/gm, '').replace(/^ +/gm, '')
  }
})
