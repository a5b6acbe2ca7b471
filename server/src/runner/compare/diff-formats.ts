import {createLineIndex, toPlace} from '../../base/line-index.js'
import type {AnnotationChange, ArticleChanges} from '../../exchange/compare/changes.js'
import {describeDetails, labelOf} from '../../exchange/compare/describe-change.js'
import {escapeMarkdown} from '../../reporting/formats/markdown.js'
import {count, printable} from '../../reporting/text.js'

/** An article that differs between two versions, and how. */
export interface DifferingArticle {
  /** As seen from the working directory. */
  readonly path: string
  readonly type: 'added' | 'removed' | 'changed'
  readonly changes: ArticleChanges
  /** The written text of the earlier version, and of the later one; of an article that came or went, one is empty. */
  readonly before: string
  readonly after: string
}

/** How differences are printed. */
export type DiffFormat = 'text' | 'stat' | 'json' | 'markdown'

/** The formats by name, each from the articles that differ to what is printed. */
export const diffFormats: Readonly<
  Record<DiffFormat, (articles: readonly DifferingArticle[]) => readonly string[]>
> = {text: formatText, stat: formatStat, json: formatJson, markdown: formatMarkdown}

const SIGNS = {added: '+', removed: '-', changed: '~'} as const

function formatText(articles: readonly DifferingArticle[]): readonly string[] {
  const blocks = articles.map(article => {
    const {path, type, changes} = article
    const place = placeFinder(article)
    const lines = changes.changes.map(change => {
      const {line, column} = place(change)
      const details = describeDetails(change)
      const words = `${labelOf(change)} “${change.words}”${details && ` · ${details}`}`
      return `  ${SIGNS[change.type]} ${line}:${column} ${printable(words)}\n`
    })
    const text =
      type === 'changed' && changes.isTextChanged ? ['  ! The text itself differs\n'] : []
    const note = type === 'changed' ? '' : ` (${type})`
    return [`${printable(path)}${note}\n`, ...text, ...lines, '\n'].join('')
  })
  return [...blocks, `${summaryOf(articles)}\n`]
}

function formatStat(articles: readonly DifferingArticle[]): readonly string[] {
  const lines = articles.map(({path, changes: {changes, isTextChanged}}) => {
    const {added, removed, changed} = tally(changes)
    return `${printable(path)}: +${added} -${removed} ~${changed}${isTextChanged ? ', text' : ''}\n`
  })
  return [...lines, `${summaryOf(articles)}\n`]
}

function formatJson(articles: readonly DifferingArticle[]): readonly string[] {
  const records = articles.map(article => {
    const {path, type, changes} = article
    const place = placeFinder(article)
    return {
      path,
      type,
      textChanged: changes.isTextChanged,
      changes: changes.changes.map(change => {
        const {kind, id = null, words, details} = change
        return {type: change.type, kind, id, words, ...place(change), details}
      })
    }
  })
  return [`${JSON.stringify(records, undefined, 2)}\n`]
}

function formatMarkdown(articles: readonly DifferingArticle[]): readonly string[] {
  const sections = articles.map(article => {
    const {path, type, changes} = article
    const note = type === 'changed' ? '' : ` (${type})`
    const lines = changes.changes.map(change => {
      const details = describeDetails(change)
      const sign = {added: 'added', removed: 'removed', changed: 'changed'}[change.type]
      return `- **${sign}** ${escapeMarkdown(labelOf(change))} “${escapeMarkdown(change.words)}”${details && ` · ${escapeMarkdown(details)}`}\n`
    })
    const text =
      type === 'changed' && changes.isTextChanged ? ['- **the text itself differs**\n'] : []
    return [`### ${escapeMarkdown(path)}${note}\n\n`, ...text, ...lines, '\n'].join('')
  })
  return [...sections, `${summaryOf(articles)}\n`]
}

/** Finds the line and column of a change, from 1: in the later version, or in the earlier one of what is gone. */
function placeFinder({before, after}: DifferingArticle) {
  const old = createLineIndex(before)
  const now = createLineIndex(after)
  return ({type, at}: AnnotationChange) => toPlace(type === 'removed' ? old : now, at)
}

function tally(changes: readonly AnnotationChange[]) {
  const tallied = {added: 0, removed: 0, changed: 0}
  for (const {type} of changes) tallied[type]++
  return tallied
}

function summaryOf(articles: readonly DifferingArticle[]): string {
  if (articles.length === 0) return 'No differences'
  const {added, removed, changed} = tally(articles.flatMap(({changes}) => changes.changes))
  return `${count(articles.length, 'article')}: ${added} added, ${removed} removed, ${changed} changed`
}
