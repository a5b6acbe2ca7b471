import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkDirective).use(remarkFrontmatter).freeze()

/** Parses an article into a unist tree with positions. */
export function parseToTree(text) {
  return processor.parse(text)
}
