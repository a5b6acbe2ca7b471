import {lineEnd, lineStart, skipBlanks} from '../base/lines.js'
import type {Span} from '../base/span.js'
import {indentedBlocks} from '../data/indented-blocks.js'
import {yamlPlaceAt} from '../data/yaml/yaml-place.js'
import {formatOf, separatorOf} from '../glossary/parse-glossary.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {partAt, unitAt} from '../model/queries.js'
import {modelOf} from '../session/derive.js'
import {projectFileAt} from '../session/project-file.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import {sentenceAround} from '../syntax/sentence.js'

/**
 * What an expanding selection takes at a UTF-16 offset, each span within the next one: of an article the word, the words of a
 * mention, the mention with its markup, the sentence, the claim, the line, the paragraph, the article, and in front matter the
 * value and the field; of a project's own file the word, the value or the cell, what is in brackets, the line, the entry and
 * the section. Undefined in other files.
 */
export function selectionAt(
  workspace: Workspace,
  path: string,
  offset: number
): readonly Span[] | undefined {
  const article = articleAt(workspace, path)
  const file = article ? undefined : projectFileAt(workspace, path)
  const text = article?.text ?? file?.text
  if (text === undefined || offset > text.length) return undefined
  const spans = [
    ...wordAround(text, offset),
    ...(article
      ? spansOfArticle(modelOf(workspace, article), offset)
      : spansOfFile(path, text, offset)),
    {start: 0, end: text.length}
  ]
  return nested(spans.filter(({start, end}) => start <= offset && offset <= end && start < end))
}

function spansOfArticle(model: ArticleModel, offset: number): readonly Span[] {
  const {text, bodyStart} = model.syntax
  return [
    ...spansOfTags(model, offset),
    ...spansOfText(model, offset),
    ...[...model.metadata.fields.values()].flatMap(({keySpan, span}) => [
      span,
      {start: keySpan.start, end: Math.max(keySpan.end, span.end)}
    ]),
    {start: bodyStart, end: text.length}
  ]
}

function spansOfFile(path: string, text: string, offset: number): readonly Span[] {
  const start = lineStart(text, offset)
  const line = text.slice(start, lineEnd(text, offset))
  const isTable = formatOf(path) === 'table'
  const parts = isTable ? cellsOf(line, separatorOf(path)) : bracketsOf(line)
  const blocks = isTable ? [] : indentedBlocks(text)
  const blank = line.length - line.trimStart().length
  return [
    ...parts.map(part => ({start: start + part.start, end: start + part.end})),
    ...(isTable ? [] : [yamlPlaceAt(text, offset)?.span].filter(span => span !== undefined)),
    {start: start + blank, end: start + line.trimEnd().length},
    ...blocks,
    // From the words of its first line on.
    ...blocks.map(block => ({...block, start: skipBlanks(text, block.start)}))
  ]
}

/** The cells of a row; one in quotes with these. */
function cellsOf(line: string, separator: string): readonly Span[] {
  const cells: Span[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    if (at < line.length && (isQuoted || line[at] !== separator)) continue
    cells.push({start, end: at})
    start = at + 1
  }
  return cells
}

/** What stands in brackets and braces on a line, with these and without. */
function bracketsOf(line: string): readonly Span[] {
  const spans: Span[] = []
  const open: number[] = []
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '[' || line[at] === '{') open.push(at)
    else if (line[at] === ']' || line[at] === '}') {
      const start = open.pop()
      if (start !== undefined) spans.push({start: start + 1, end: at}, {start, end: at + 1})
    }
  }
  return spans
}

/** Those of the spans that lie in each other, the smallest first. */
function nested(spans: readonly Span[]): readonly Span[] {
  const chain: Span[] = []
  for (const span of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = chain.at(-1)
    if (!last) chain.push(span)
    else if (
      span.start <= last.start &&
      last.end <= span.end &&
      span.end - span.start > last.end - last.start
    )
      chain.push(span)
  }
  return chain
}

/** The word as the editor's own double-click has it: without a possessive `’s`. */
function wordAround(text: string, offset: number): readonly Span[] {
  const from = Math.max(0, offset - LONGEST_WORD)
  for (const {0: word, index} of text.slice(from, offset + LONGEST_WORD).matchAll(WORD)) {
    const span = {start: from + index, end: from + index + word.length}
    if (span.start <= offset && offset <= span.end) return [span]
  }
  return []
}

const LONGEST_WORD = 100
const WORD = /[\p{L}\p{M}\p{N}_]+(?:[-'’](?![sS](?![\p{L}\p{M}\p{N}_]))[\p{L}\p{M}\p{N}_]+)*/gu

function spansOfTags(model: ArticleModel, offset: number): readonly Span[] {
  const spans: Span[] = []
  for (let unit: Unit | undefined = unitAt(model, offset); unit; unit = unit.parent) {
    const {tag} = unit
    const part = partAt(unit, offset)
    if (part) spans.push(part.span)
    if (offset > tag.contentEnd) spans.push({start: tag.contentEnd + 1, end: tag.end})
    else spans.push({start: tag.contentStart, end: tag.contentEnd})
    spans.push({start: tag.start, end: tag.end})
  }
  return spans
}

function spansOfText(model: ArticleModel, offset: number): readonly Span[] {
  const {text, frontMatter, blocks} = model.syntax
  const line = {start: lineStart(text, offset), end: lineEnd(text, offset)}
  const block = blocks.find(({start, end}) => start <= offset && offset <= end)
  if (!block) return frontMatter ? [line, frontMatter] : [line]
  const end = block.start + text.slice(block.start, block.end).trimEnd().length
  const paragraph = {start: block.start, end: Math.max(end, offset)}
  const sentence = withinTags(model, sentenceAround(model.syntax, paragraph, offset), offset)
  return [sentence, line, paragraph]
}

/** A sentence as far as it lies in the tag around an offset: of one that goes on behind a claim, what the claim holds. */
function withinTags(model: ArticleModel, sentence: Span, offset: number): Span {
  let {start, end} = sentence
  for (let unit: Unit | undefined = unitAt(model, offset); unit; unit = unit.parent) {
    const {tag} = unit
    if (start <= tag.start && tag.end <= end) continue
    if (offset < tag.contentStart || offset > tag.contentEnd) continue
    start = Math.max(start, tag.contentStart)
    end = Math.min(end, tag.contentEnd)
  }
  return {start, end}
}
