import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {MetadataField} from '../../model/metadata.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {ArticleRule, RuleOptions} from '../rule.js'
import {textsOf, textsOption} from '../shared/list-option.js'
import {allOf, oneOf, quote} from '../shared/wording.js'

/** Reports a tagged article whose front matter lacks a required field; the option `fields` sets which are required. */
export const missingMetadata: ArticleRule = {
  id: 'missing-metadata',
  subject: 'article',
  group: 'metadata',
  severity: 'warning',
  strict: 'error',
  summary: 'A tagged article without its title, source or date',
  options: v.strictObject({
    fields: textsOption('The fields that there must be; by default title, source and date.')
  }),
  check({units, metadata, syntax}, report, options) {
    if (units.length === 0 || metadata.problems.length > 0) return
    const wanted = requiredFields(options)
    const missing = wanted.filter(name => !metadata.fields.has(name))
    for (const name of wanted) {
      const field = metadata.fields.get(name)
      if (field && isEmpty(field)) {
        const message = phrase`The field ${quote(name)} is empty: write its value`
        report({message, span: field.keySpan})
      }
    }
    if (missing.length === 0) return
    const message = phrase`This article has no ${oneOf(missing)}: write ${allOf(wanted)} between lines \`---\` at its top`
    report({message, span: headSpan(syntax)})
  }
}

/** The fields that an article must have under the options of the rule. */
export function requiredFields(options: RuleOptions): readonly string[] {
  return [...(textsOf(options, 'fields') ?? FIELDS)]
}

const FIELDS: readonly string[] = ['title', 'source', 'date']

function isEmpty({text, span}: MetadataField): boolean {
  return text === '' && span.end === span.start
}

/** The span of the line `---` that opens the front matter, or an empty one at the start of an article without any. */
function headSpan({frontMatter, text, bodyStart}: Syntax): Span {
  if (!frontMatter) return {start: bodyStart, end: bodyStart}
  const start = text.indexOf('-')
  return {start, end: start + '---'.length}
}
