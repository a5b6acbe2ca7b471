import {excerpt} from '../base/excerpt.js'
import {pushTo} from '../base/group.js'
import {phrase, type Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {type Located, type LocatedPair, textOf} from '../data/located.js'
import {parseYaml} from '../data/yaml/parse-yaml.js'
import type {Glossary} from '../glossary/glossary.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {isMention} from '../model/queries.js'
import {attributeOf} from '../model/unit-attributes.js'
import {modelOf} from '../session/derive.js'
import {projectFileAt} from '../session/project-file.js'
import {articleAt, glossaryAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import {type ContentReader, contentReader} from '../syntax/content-text.js'

/** One item of the outline of an article or a project file. */
export interface OutlineItem {
  /** A phrase of ours, or words of the article or the file. */
  readonly name: Said
  readonly detail: string
  /** The name of a kind, or `metadata` for front matter and what project files define. */
  readonly kind: string
  readonly unit: 'mention' | 'claim' | 'mark' | 'metadata' | 'field'
  /** Of the whole tag, field or front matter. */
  readonly span: Span
  /** The span that is selected when the item is chosen; within `span`. */
  readonly nameSpan: Span
  readonly children: readonly OutlineItem[]
}

/** The outline of an article: its front matter, and the tree of its tags; of a project's own files, what they define. */
export function outlineOf(workspace: Workspace, path: string): readonly OutlineItem[] {
  const article = articleAt(workspace, path)
  if (!article) return outlineOfProjectFile(workspace, path)
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
  const name = metadata.fields.get('title')?.text || phrase`Front matter`
  const common = {kind: 'metadata', unit: 'metadata', span: frontMatter} as const
  return [{...common, name, detail: '', nameSpan: frontMatter, children}]
}

/** The tags as a tree, built from the last one on, so that the children of a tag are made before it. */
function unitItems(model: ArticleModel): readonly OutlineItem[] {
  const context = {content: contentReader(model.syntax), glossary: model.glossary}
  const children = new Map<Unit | undefined, OutlineItem[]>()
  for (const unit of model.units.toReversed()) {
    if (unit.depth > DEEPEST) continue
    const nested = children.get(unit)?.reverse() ?? []
    const item = toItem(unit, context, nested)
    pushTo(children, unit.parent, item)
  }
  return children.get(undefined)?.reverse() ?? []
}

/** What the names of items are made of. */
interface OutlineContext {
  readonly content: ContentReader
  readonly glossary: Glossary
}

/** The deepest level of tags in the outline, as clients read outlines recursively. */
const DEEPEST = 50

function toItem(
  unit: Unit,
  {content, glossary}: OutlineContext,
  children: readonly OutlineItem[]
): OutlineItem {
  const {tag, kind} = unit
  const words = excerpt(content(unit.index), LONGEST_NAME)
  const isClaim = kind?.unit === 'claim'
  return {
    name: isClaim ? nameOfClaim(unit, glossary) : `${tag.kind} ${words}`.trim(),
    detail: isClaim ? words : detailOf(unit),
    kind: tag.kind,
    unit: kind?.unit ?? 'mark',
    span: {start: tag.start, end: tag.end},
    nameSpan: {start: tag.contentStart, end: tag.contentEnd},
    children
  }
}

/** The name of a claim as a screen reader is to say it: `claim c1, Staffan de Mistura`. */
function nameOfClaim({tag, id, continues, attributes}: Unit, glossary: Glossary): Said {
  const names = (attributeOf(attributes, 'speaker')?.values ?? []).map(
    ({text}) => glossary.entries.get(text)?.name ?? text
  )
  const label =
    id === undefined && continues
      ? phrase`${tag.kind} ${continues.text} continued`
      : `${tag.kind} ${id ?? ''}`.trim()
  if (names.length === 0) return label
  const speakers = names.join(', ')
  return typeof label === 'string' ? `${label}, ${speakers}` : phrase`${label}, ${speakers}`
}

function detailOf(unit: Unit): string {
  const id = unit.id === undefined ? '' : `#${unit.id}`
  const entries = isMention(unit) ? unit.entries.map(entry => entry.id).join(' ') : ''
  return [id, entries].filter(part => part !== '').join(' ')
}

/** UTF-16 units. */
const LONGEST_NAME = 80

/** The outline of one of a project's own files: the entries of a glossary, the keys of a codebook or a project file. */
function outlineOfProjectFile(workspace: Workspace, path: string): readonly OutlineItem[] {
  const glossary = glossaryAt(workspace, path)
  if (glossary) {
    const {entries, text} = glossary.file
    return entries.map(({id, kind, name, location: {span}}, index) => ({
      name: `${kind} ${name}`,
      detail: id,
      kind,
      unit: 'mention',
      span: {start: span.start, end: endBefore(text, entries[index + 1]?.location.span.start)},
      nameSpan: span,
      children: []
    }))
  }
  const file = projectFileAt(workspace, path)
  return file ? itemsOf(parseYaml(file.text).value, 0) : []
}

/** The end of what stands before an offset, without white space; entries of other files may stand in any order. */
function endBefore(text: string, next = text.length): number {
  let end = next
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--
  return end
}

function itemsOf(value: Located, depth: number): readonly OutlineItem[] {
  if (value.type !== 'map' || depth === DEEPEST_KEY) return []
  return value.pairs.map(pair => keyItem(pair, depth))
}

/** A codebook's codes stand six keys deep. */
const DEEPEST_KEY = 7

function keyItem({key, keySpan, value}: LocatedPair, depth: number): OutlineItem {
  const label = value.type === 'map' ? value.pairs.find(({key: one}) => one === 'label') : undefined
  return {
    name: key,
    detail: value.type === 'scalar' ? value.text : label ? (textOf(label.value) ?? '') : '',
    kind: 'metadata',
    unit: value.type === 'map' ? 'metadata' : 'field',
    span: {start: keySpan.start, end: Math.max(keySpan.end, value.span.end)},
    nameSpan: keySpan,
    children: itemsOf(value, depth + 1)
  }
}
