import {firstIndex} from '../base/binary-search.js'
import {excerpt} from '../base/excerpt.js'
import type {Span} from '../base/span.js'
import {commentRuns, indentedBlocks} from '../data/indented-blocks.js'
import {formatOf} from '../glossary/parse-glossary.js'
import type {ArticleModel} from '../model/article-model.js'
import {readDirectives} from '../model/directives.js'
import {modelOf} from '../session/derive.js'
import {projectFileAt} from '../session/project-file.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import type {Syntax} from '../syntax/syntax.js'

/** A stretch that an editor may fold. */
export interface Fold extends Span {
  readonly type: 'comment' | 'region' | 'block'
  /** What stands for it once it is folded; undefined where its first line says enough. */
  readonly text: string | undefined
}

/**
 * What may be folded: in an article its front matter, comments and tags over several lines, and what stands between the
 * comments that begin and end a suppression; in a project's own file its comments, and what stands further in than the line
 * above it, as an entry of a glossary does.
 */
export function foldsIn(workspace: Workspace, path: string): readonly Fold[] {
  const article = articleAt(workspace, path)
  if (article) return foldsInArticle(modelOf(workspace, article))
  const file = projectFileAt(workspace, path)
  // No row of a table stands further in than another.
  if (!file || formatOf(path) !== 'yaml') return []
  return [
    ...commentRuns(file.text).map(span => fold('comment', span)),
    ...indentedBlocks(file.text).map(span => fold('block', span))
  ]
}

function foldsInArticle({syntax, metadata}: ArticleModel): readonly Fold[] {
  const {text, frontMatter, tags, comments} = syntax
  const isLong = ({start, end}: Span): boolean => /[\n\r]/.test(text.slice(start, end))
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const title = metadata.fields.get('title')?.text
  return [
    ...(frontMatter ? [fold('region', {start, end: frontMatter.end}, title)] : []),
    ...comments.filter(isLong).map(span => fold('comment', span, text.slice(span.start, span.end))),
    ...suppressedIn(syntax),
    ...tags.filter(isLong).map(span => fold('block', span))
  ]
}

/** What stands between two comments that begin and end a suppression, with these. */
function suppressedIn(syntax: Syntax): readonly Fold[] {
  const {comments} = syntax
  return readDirectives(syntax).flatMap(({span, rules}) => {
    const last = Math.max(...rules.map(({partner}) => partner?.span.end ?? 0), 0)
    const end = comments[firstIndex(comments.length, at => (comments[at]?.end ?? 0) >= last)]?.end
    return end !== undefined && last > span.end ? [fold('region', {start: span.start, end})] : []
  })
}

function fold(type: Fold['type'], {start, end}: Span, text?: string): Fold {
  return {start, end, type, text: text && excerpt(text, LONGEST_TEXT)}
}

/** UTF-16 units. */
const LONGEST_TEXT = 60
