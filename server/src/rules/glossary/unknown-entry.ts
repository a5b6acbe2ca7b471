import type {KnownNames} from '../../base/near-names.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleRule} from '../rule.js'
import {isStuck, withRespelling} from '../shared/respelling.js'
import {holdsSeveral} from '../shared/single-value.js'
import {entryOr, expectKnown, quote} from '../shared/wording.js'

/** Reports a value that should name a glossary entry and names none. */
export const unknownEntry: ArticleRule = {
  id: 'unknown-entry',
  subject: 'article',
  group: 'glossary',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A reference to an entry that is not in the glossary',
  check({references, glossary}, report) {
    let before = 0
    for (const {entry, isAlso, definition, value, attribute} of references) {
      if (entry || isAlso || holdsSeveral(definition, value.text)) continue
      const {text, span} = value
      const {expected} = expectKnown(text, namesFor(definition, glossary), '', before++)
      const wanted =
        expected[0] === undefined ? entryOr(definition.also.keys()) : `\`${expected[0]}\``
      const message = `Unexpected entry ${quote(text)}, expected ${wanted}`
      const isTaken = (name: string): boolean => isStuck(value, attribute, name)
      report(withRespelling({message, span, expected}, isTaken))
    }
  }
}

/** The ids of the entries that an attribute takes, and the values that it accepts besides. */
function namesFor({of, also}: Attribute, {entries}: Glossary): KnownNames {
  return {
    size: entries.size + also.size,
    *keys() {
      for (const [id, {kind}] of entries) if (of.size === 0 || of.has(kind)) yield id
      yield* also.keys()
    }
  }
}
