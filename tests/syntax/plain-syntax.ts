import type {Syntax} from '../../server/src/syntax/syntax.js'

/** A parsed text as plain data, with the attributes of tags that an edit has only moved. */
export function plainSyntax(syntax: Syntax): Syntax {
  return {...syntax, tags: syntax.tags.map(tag => ({...tag, attributes: tag.attributes}))}
}
