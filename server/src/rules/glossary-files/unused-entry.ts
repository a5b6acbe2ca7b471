import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import {inSteps, type Steps} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import {isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {UsageRule} from '../rule.js'

/**
 * Reports an entry that neither an article nor another entry names. Gazetteers hold more entries than anybody names, so
 * they are checked only with the option `bulk`.
 */
export const unusedEntry: UsageRule = {
  id: 'unused-entry',
  subject: 'usage',
  group: 'glossary files',
  severity: 'off',
  strict: 'info',
  summary: 'An entry that nothing names',
  options: v.strictObject({
    bulk: v.optional(
      v.pipe(
        v.boolean(),
        v.description('Whether tables and JSON lines are looked at too; by default only YAML.')
      )
    )
  }),
  *check({glossary, codebook}, corpus, report, options) {
    const related = yield* entriesNamedByOthers(glossary, codebook)
    yield* inSteps(glossary.entries.values(), entry => {
      const {id, location} = entry
      if (options['bulk'] !== true && !WRITTEN.test(location.path)) return
      if (related.has(id) || isDeprecated(entry) || corpus.isUsed(id)) return
      const message = phrase`Nothing names the entry \`${id}\`: tag a mention of it, or remove the entry`
      report({message, span: location.span, path: location.path})
    })
  }
}

/** The paths of glossary files that people write by hand. */
const WRITTEN = /\.ya?ml$/i

/** The ids of the entries that others name, as parents or as replacements. */
function* entriesNamedByOthers({entries}: Glossary, {kinds}: Codebook): Steps<ReadonlySet<string>> {
  const named = new Set<string>()
  yield* inSteps(entries.values(), ({id, kind, fields}) => {
    for (const {name, values} of fields.values()) {
      if (kinds.get(kind)?.fields.get(name)?.type !== 'entry') continue
      for (const {text} of values) if (text !== id) named.add(text)
    }
  })
  return named
}
