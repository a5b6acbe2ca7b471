import {pushTo} from '../base/group.js'
import type {Span} from '../base/span.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {isMention} from '../model/queries.js'
import {modelOf} from '../session/derive.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import {type ContentReader, contentReader} from '../syntax/content-text.js'

/** One item of an article's outline. */
export interface OutlineItem {
  readonly name: string
  readonly detail: string
  /** The name of a kind, or `metadata` for front matter. */
  readonly kind: string
  readonly unit: 'mention' | 'claim' | 'mark' | 'metadata' | 'field'
  /** Of the whole tag, field or front matter. */
  readonly span: Span
  /** The span that is selected when the item is chosen; within `span`. */
  readonly nameSpan: Span
  readonly children: readonly OutlineItem[]
}

/** The outline of an article: its front matter, and the tree of its tags. */
export function outlineOf(workspace: Workspace, path: string): readonly OutlineItem[] {
  const article = articleAt(workspace, path)
  if (!article) return []
  const model = modelOf(workspace, article)
  return [...metadataItem(model), ...unitItems(model)]
}

function metadataItem({metadata, syntax}: ArticleModel): readonly OutlineItem[] {
  const {frontMatter} = syntax
  if (!frontMatter) return []
  const children = [...metadata.fields].map(
    ([name, {text, keySpan, span}]): OutlineItem => ({
      name,
      detail: text,
      kind: 'metadata',
      unit: 'field',
      span: {start: keySpan.start, end: Math.max(keySpan.end, span.end)},
      nameSpan: keySpan,
      children: []
    })
  )
  const name = metadata.fields.get('title')?.text || 'Front matter'
  const common = {kind: 'metadata', unit: 'metadata', span: frontMatter} as const
  return [{...common, name, detail: '', nameSpan: frontMatter, children}]
}

/** The tags as a tree, built from the last one on, so that the children of a tag are made before it. */
function unitItems(model: ArticleModel): readonly OutlineItem[] {
  const content = contentReader(model.syntax)
  const children = new Map<Unit | undefined, OutlineItem[]>()
  for (const unit of model.units.toReversed()) {
    if (unit.depth > DEEPEST) continue
    const nested = children.get(unit)?.reverse() ?? []
    const item = toItem(unit, content, nested)
    pushTo(children, unit.parent, item)
  }
  return children.get(undefined)?.reverse() ?? []
}

/** The deepest level of tags in the outline, as clients read outlines recursively. */
const DEEPEST = 50

function toItem(unit: Unit, content: ContentReader, children: readonly OutlineItem[]): OutlineItem {
  const {tag, kind} = unit
  return {
    name: firstWords(content(unit.index)) || `:${tag.kind}[]`,
    detail: detailOf(unit),
    kind: tag.kind,
    unit: kind?.unit ?? 'mark',
    span: {start: tag.start, end: tag.end},
    nameSpan: {start: tag.contentStart, end: tag.contentEnd},
    children
  }
}

function detailOf(unit: Unit): string {
  const id = unit.id === undefined ? '' : `#${unit.id}`
  const about = isMention(unit)
    ? unit.entry?.id
    : unit.attributes.find(({name}) => name === 'speaker')?.written.value
  return [unit.tag.kind, id, about ?? ''].filter(part => part !== '').join(' ')
}

function firstWords(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST_NAME)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= LONGEST_NAME ? line : `${line.slice(0, LONGEST_NAME).trimEnd()}…`
}

/** UTF-16 units. */
const LONGEST_NAME = 80
