import type {UnitAttribute} from '../model/article-model.js'
import type {ArticleRule, Reporter} from './rule.js'

/** Reports a second attribute of the same name in one tag, of which only one can hold. */
export const duplicateAttribute: ArticleRule = {
  id: 'duplicate-attribute',
  subject: 'article',
  group: 'syntax',
  severity: 'error',
  summary: 'An attribute that a tag has twice',
  check({units}, report) {
    for (const {attributes} of units) {
      if (attributes.length > 1 && mayRepeat(attributes)) reportRepeated(attributes, report)
    }
  }
}

/**
 * Whether two of the attributes have the same name. Names are compared only where their first letters
 * and lengths fall together, which costs less than a set of them.
 */
function mayRepeat(attributes: readonly UnitAttribute[]): boolean {
  const {length} = attributes
  if (length > FEW) return true
  let seen = 0
  for (let i = 0; i < length; i++) {
    const name = attributes[i]?.name ?? ''
    const bit = 1 << ((name.charCodeAt(0) + name.length * 5) & 31)
    if ((seen & bit) !== 0 && isBefore(attributes, i, name)) return true
    seen |= bit
  }
  return false
}

function isBefore(attributes: readonly UnitAttribute[], end: number, name: string): boolean {
  for (let i = 0; i < end; i++) if (attributes[i]?.name === name) return true
  return false
}

/** Beyond so many a set is cheaper. */
const FEW = 32

function reportRepeated(attributes: readonly UnitAttribute[], report: Reporter): void {
  const seen = new Set<string>()
  for (const {name, written} of attributes) {
    if (seen.has(name) && name !== 'class') {
      const message = `Unexpected second \`${name}\` in one tag, expected each attribute once`
      report({message, span: written.nameSpan})
    }
    seen.add(name)
  }
}
