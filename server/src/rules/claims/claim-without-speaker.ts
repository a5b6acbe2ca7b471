import * as v from 'valibot'
import {type Phrase, phrase} from '../../base/phrase.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {UnitAttribute} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import {kindSpan} from '../../syntax/tag.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {textsOf, textsOption} from '../shared/list-option.js'
import {entryOr, quote} from '../shared/wording.js'

/**
 * Reports a claim without a speaker, where the codebook requires one. The option `allow` lists which of the values that
 * name no entry are accepted.
 */
export const claimWithoutSpeaker: ArticleRule = {
  id: 'claim-without-speaker',
  subject: 'article',
  group: 'claims',
  severity: 'error',
  summary: 'A claim that does not say who makes it',
  options: v.strictObject({
    allow: textsOption('The values that will do, of those that stand for no entry; by default all.')
  }),
  judges: 'tag',
  readsMarkup: true,
  check({claims, syntax}, report, options) {
    const allowed = textsOf(options, 'allow')
    for (const {unit} of claims) {
      const definition = unit.kind?.attributes.get('speaker')
      if (!definition?.required) continue
      if (attributeOf(attributesAsRead(unit), 'speaker')) {
        const speaker = allowed && attributeOf(unit.attributes, 'speaker')
        if (speaker) checkAllowed(speaker, definition, allowed, report)
      } else if (!hasMalformedAttributes(syntax.problems, unit.tag)) {
        const message = phrase`This \`${unit.tag.kind}\` does not say who makes it: add \`speaker=\` with ${wanted(allowed, definition)}`
        report({message, span: kindSpan(unit.tag)})
      }
    }
  }
}

function checkAllowed(
  {values}: UnitAttribute,
  definition: Attribute,
  allowed: ReadonlySet<string>,
  report: Reporter
): void {
  for (const {text, span} of values) {
    if (!definition.also.has(text) || allowed.has(text)) continue
    const message = phrase`Unexpected speaker ${quote(text)}, expected ${wanted(allowed, definition)}`
    report({message, span})
  }
}

function wanted(allowed: ReadonlySet<string> | undefined, definition: Attribute): Phrase {
  const also = [...definition.also.keys()]
  return entryOr(
    definition,
    also.filter(name => !allowed || allowed.has(name))
  )
}
