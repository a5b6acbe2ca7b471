import {nextLine} from '../base/lines.js'
import type {Span} from '../base/span.js'
import {modelOf} from '../session/derive.js'
import {projectFileAt} from '../session/project-file.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** A stretch that an editor may fold, and whether it is a comment. */
export interface Fold extends Span {
  readonly isComment: boolean
}

/**
 * What may be folded: in an article its front matter, and comments and tags over several lines; in a project's own
 * file what stands further in than the line above it.
 */
export function foldsIn(workspace: Workspace, path: string): readonly Fold[] {
  const article = articleAt(workspace, path)
  if (article) {
    const {text, frontMatter, tags, comments} = modelOf(workspace, article).syntax
    const isLong = ({start, end}: Span): boolean => /[\n\r]/.test(text.slice(start, end))
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
    return [
      ...(frontMatter ? [fold({start, end: frontMatter.end})] : []),
      ...comments.filter(isLong).map(span => ({...fold(span), isComment: true})),
      ...tags.filter(isLong).map(fold)
    ]
  }
  const file = projectFileAt(workspace, path)
  return file ? foldsByIndentation(file.text) : []
}

function fold({start, end}: Span): Fold {
  return {start, end, isComment: false}
}

/** Folds of lines by their indentation, as YAML nests; blank lines and comments count as those around them. */
function foldsByIndentation(text: string): readonly Fold[] {
  const folds: Fold[] = []
  const open: {readonly start: number; readonly column: number}[] = []
  let last = 0
  const close = (column: number): void => {
    for (let top = open.at(-1); top && top.column >= column; top = open.at(-1)) {
      open.pop()
      if (last > nextLine(text, top.start)) folds.push(fold({start: top.start, end: last}))
    }
  }
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const end = nextLine(text, start)
    const line = text.slice(start, end)
    const words = line.trim()
    if (words === '' || words.startsWith('#')) continue
    const column = line.length - line.trimStart().length
    close(column)
    open.push({start, column})
    last = start + line.trimEnd().length
  }
  close(0)
  return folds
}
