import {readFileSync} from 'node:fs'
import path from 'node:path'
import type {Code, Heading, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

/** The repository. */
export const ROOT: string = path.join(import.meta.dirname, '../..')

/** Reads a file of the repository; the path is relative to its root. */
export function readPage(page: string): string {
  return readFileSync(path.join(ROOT, page), 'utf8')
}

/** The tree of a page. */
function parsePage(page: string): Root {
  return unified().use(remarkParse).parse(readPage(page))
}

/** A fenced block of a page: its language, the words behind that, and the line it starts on. */
export interface Block {
  readonly language: string
  readonly role: string
  readonly text: string
  readonly line: number
}

/** All fenced blocks of a page, in order; indented ones have no language and are left out. */
export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = []
  visit(parsePage(page), 'code', ({lang, meta, value, position}: Code) => {
    if (!lang) return
    const text = value === '' ? '' : `${value}\n`
    blocks.push({language: lang, role: meta ?? '', text, line: position?.start.line ?? 0})
  })
  return blocks
}

/** What links and images of a page point to, in order. */
export function linksOf(page: string): readonly string[] {
  const urls: string[] = []
  visit(parsePage(page), node => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      urls.push(node.url)
    }
  })
  return urls
}

/** The fragments that the headings of a page can be linked by, as GitHub makes them. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  visit(parsePage(page), 'heading', (heading: Heading) => {
    const slug = slugOf(textOf(heading))
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`
    anchors.add(anchor)
  })
  return anchors
}

function textOf(heading: Heading): string {
  let text = ''
  visit(heading, node => {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
  })
  return text
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
}
