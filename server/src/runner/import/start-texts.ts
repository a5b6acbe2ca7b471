import {join} from 'node:path'
import type {Edit} from '../../base/edits.js'
import type {ArticleFields} from '../../exchange/import-text.js'
import {isArticleText, startArticle} from '../../exchange/start-article.js'
import {readText} from '../../node/file-system.js'
import type {Failure} from '../../reporting/report.js'
import {toFailureAt} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'

/** A text that becomes an article in its own file, and what has to change in it for that. */
export interface StartedText {
  /** As the user names it, relative to the working directory. */
  readonly path: string
  readonly before: string
  readonly edits: readonly Edit[]
}

/** Texts that become articles. */
export interface StartedTexts {
  /** Those that have to change; the others are articles as they are. */
  readonly changed: readonly StartedText[]
  /** How many of these need a backslash before what would be read as markup. */
  readonly escaped: number
  readonly failures: readonly Failure[]
}

/**
 * Reads texts in a folder that are to become articles, and finds what has to change in them; one that has tags already is
 * an article, and stays as it is. `paths` are relative to the folder.
 */
export function startTexts(
  folder: string,
  paths: readonly string[],
  fields: ArticleFields,
  cwd: string
): StartedTexts {
  const changed: StartedText[] = []
  const failures: Failure[] = []
  let escaped = 0
  for (const name of paths) {
    const path = join(folder, name)
    try {
      const before = readText(namedPath(path, cwd), undefined, 'refused')
      if (isArticleText(before)) continue
      if (startArticle(before, {}).length > 0) escaped++
      const edits = startArticle(before, fields)
      if (edits.length > 0) changed.push({path, before, edits})
    } catch (error) {
      failures.push(toFailureAt(cwd, path, error))
    }
  }
  return {changed, escaped, failures}
}
