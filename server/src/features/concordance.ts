import {compareText} from '../base/compare.js'
import {startOf} from '../base/excerpt.js'
import {createLineIndex, toPlace} from '../base/line-index.js'
import {CountText, type Phrase, phrase} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Steps} from '../base/steps.js'
import {modelOf} from '../session/derive.js'
import {occurrencesOf} from '../session/queries.js'
import {countByScope, mentionsText} from '../session/scope-counts.js'
import {articlesNaming} from '../session/speakers.js'
import type {Article, Workspace} from '../session/workspace.js'
import {toBaseSpan, toBaseText} from '../syntax/base-text.js'

/** The most mentions that a concordance lists. */
export const MOST_MENTIONS = 5000

/**
 * The concordance of an entry of a project, as a page: a line for each mention, in its context as a reader reads it, with
 * the path and the line of the article. By path and place; undefined for an entry that is not there. In steps of one
 * article each.
 */
export function* concordanceOf(
  workspace: Workspace,
  root: string,
  id: string
): Steps<ConcordancePage | undefined> {
  const project = workspace.projects.get(root)
  const entry = project?.glossary.entries.get(id)
  if (!project || !entry) return undefined
  const articles = [...(yield* articlesNaming(workspace, root, id, undefined))]
  articles.sort((a, b) => compareText(a.name, b.name))
  const lines: string[] = []
  let mentions = 0
  for (const article of articles) {
    const found = mentionsIn(workspace, article, id)
    if (lines.length < MOST_MENTIONS)
      lines.push(...linesOf(workspace, article, found.slice(0, MOST_MENTIONS - lines.length)))
    mentions += found.length
    yield
  }
  const counts = mentionsText(yield* countByScope(workspace, project, id))
  const left = mentions - lines.length
  return {
    title: phrase`${entry.name} (${id}): ${counts}`,
    lines,
    notice:
      left > 0
        ? left === 1
          ? phrase`1 more mention: \`newsmark mentions\` gives all`
          : phrase`${new CountText(left)} more mentions: \`newsmark mentions\` gives all`
        : undefined
  }
}

/** A concordance: what is said above and below its lines, and these. */
export interface ConcordancePage {
  readonly title: Phrase
  readonly lines: readonly string[]
  readonly notice: Phrase | undefined
}

/** A concordance as a text, with what we say of it put into words by `say`. */
export function concordanceText(
  {title, lines, notice}: ConcordancePage,
  say: (text: Phrase) => string
): string {
  const below = notice ? ['', say(notice)] : []
  return [say(title), '', ...lines, ...below, ''].join('\n')
}

/** Where an article mentions an entry. */
function mentionsIn(workspace: Workspace, article: Article, id: string): readonly Span[] {
  return occurrencesOf(workspace, article, {type: 'entry', id})
    .filter(({form}) => form === 'mention')
    .map(({span}) => span)
}

function linesOf(
  workspace: Workspace,
  article: Article,
  spans: readonly Span[]
): readonly string[] {
  if (spans.length === 0) return []
  const {syntax} = modelOf(workspace, article)
  const base = toBaseText(syntax)
  const lineIndex = createLineIndex(syntax.text)
  return spans.map(span => {
    const {start, end} = toBaseSpan(base, span)
    const before = onOneLine(base.text.slice(Math.max(0, start - 4 * CONTEXT), start)).trimStart()
    const behind = onOneLine(base.text.slice(end, end + 4 * CONTEXT)).trimEnd()
    const words = onOneLine(base.text.slice(start, end)).trim()
    const {line} = toPlace(lineIndex, span.start)
    const left = lastWords(before).padStart(CONTEXT)
    const right = firstWords(behind)
    return `${left}  ${words}  ${right}  ${article.name}:${line}`
  })
}

/** UTF-16 units on either side. */
const CONTEXT = 40

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** The words that fit into the context behind a mention; of a long word the first part. */
function firstWords(text: string): string {
  const start = startOf(text, CONTEXT)
  const cut = start.length < text.length && text[start.length] !== ' ' ? start.lastIndexOf(' ') : -1
  return start.slice(0, cut > CONTEXT / 2 ? cut : undefined).trim()
}

/** The words that fit into the context before a mention; of a long word the last part. */
function lastWords(text: string): string {
  const from = Math.max(0, text.length - CONTEXT)
  const end = text.slice(from).replace(/^[\uDC00-\uDFFF]/, '')
  const cut = from > 0 && text[from - 1] !== ' ' ? end.indexOf(' ') : -1
  return end.slice(cut >= 0 && cut < CONTEXT / 2 ? cut : 0).trim()
}
