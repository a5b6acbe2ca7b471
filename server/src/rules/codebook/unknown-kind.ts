import {phrase} from '../../base/phrase.js'
import {kindSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {withRespelling} from '../shared/respelling.js'
import {isLookAlike} from '../shared/tag-look-alike.js'
import {expectKnown} from '../shared/wording.js'

/** Reports a tag of a kind that the codebook does not have; other rules pass over such tags. */
export const unknownKind: ArticleRule = {
  id: 'unknown-kind',
  subject: 'article',
  group: 'codebook',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A tag of a kind that is not in the codebook',
  judges: 'tag',
  check({units, codebook, syntax}, report) {
    let before = 0
    for (const unit of units) {
      const {tag, kind} = unit
      // `lost-text` reports that nobody meant a tag.
      if (kind || isLookAlike(unit, syntax.text, codebook)) continue
      const {wanted, expected} = expectKnown(
        tag.kind,
        codebook.kinds,
        phrase`a kind of the codebook`,
        before++
      )
      const message = phrase`Unexpected kind \`${tag.kind}\`, expected ${wanted}`
      report(withRespelling({message, span: kindSpan(tag), expected}))
    }
  }
}
