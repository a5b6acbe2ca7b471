import {syntaxOf} from '../session/derive.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import {toBaseText} from '../syntax/base-text.js'

/** The article at a path as a reader reads it, without markup, comments and front matter; undefined where there is none. */
export function readingTextAt(workspace: Workspace, path: string): string | undefined {
  const article = articleAt(workspace, path)
  return article && toBaseText(syntaxOf(article)).text
}
