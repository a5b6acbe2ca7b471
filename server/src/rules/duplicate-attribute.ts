import type {ArticleRule} from './rule.js'

/** Reports a second attribute of the same name in one tag, of which only one can hold. */
export const duplicateAttribute: ArticleRule = {
  id: 'duplicate-attribute',
  subject: 'article',
  group: 'syntax',
  severity: 'error',
  summary: 'An attribute that a tag has twice',
  check({units}, report) {
    for (const {attributes} of units) {
      if (attributes.length < 2) continue
      const seen = new Set<string>()
      for (const {name, written} of attributes) {
        if (seen.has(name) && name !== 'class') {
          const message = `Unexpected second \`${name}\` in one tag, expected each attribute once`
          report({message, span: written.nameSpan})
        }
        seen.add(name)
      }
    }
  }
}
