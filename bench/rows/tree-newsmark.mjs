import {parse} from '../../server/src/syntax/parse.js'
import {toTree} from '../../server/src/syntax/tree.js'

/** Parses an article into a unist tree with positions. */
export function parseToTree(text) {
  return toTree(parse(text))
}
