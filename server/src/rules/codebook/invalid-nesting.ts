import {phrase} from '../../base/phrase.js'
import {kindSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'
import {oneOf} from '../shared/wording.js'

/** Reports a tag directly inside one whose kind may not contain it. */
export const invalidNesting: ArticleRule = {
  id: 'invalid-nesting',
  subject: 'article',
  group: 'codebook',
  severity: 'error',
  summary: 'A tag inside one that may not contain it',
  judges: 'tag',
  readsMarkup: true,
  check({units}, report) {
    for (const {parent, kind, tag} of units) {
      if (!parent?.kind || !kind || parent.kind.contains.has(kind.name)) continue
      const {contains, name} = parent.kind
      const wanted = contains.size === 0 ? phrase`no tags` : phrase`only ${oneOf(contains)}`
      const message = phrase`Unexpected \`${kind.name}\` inside \`${name}\`, expected ${wanted} there`
      report({message, span: kindSpan(tag)})
    }
  }
}
