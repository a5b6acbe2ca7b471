import {parse} from '../server/src/syntax/parse.ts'
import {toTree} from '../server/src/syntax/tree.ts'

/** Parses an article into a unist tree with positions. */
export function parseToTree(text) {
  return toTree(parse(text))
}
