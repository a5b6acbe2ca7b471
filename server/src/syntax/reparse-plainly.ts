import type {Edit} from '../base/edits.js'
import {plainTag} from './move-tag.js'
import {reparse} from './reparse.js'
import type {Syntax} from './syntax.js'

/**
 * As `reparse`, with all of the result as plain data that can be copied and written as JSON: the tags that the edit has
 * moved have their attributes at once. For scripts; an editor asks for few of them.
 */
export function reparsePlainly(old: Syntax, edit: Edit, text?: string): Syntax {
  const syntax = reparse(old, edit, text)
  return {...syntax, tags: syntax.tags.map(plainTag)}
}
