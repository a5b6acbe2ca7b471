import type {Syntax} from '../syntax/syntax.js'
import {normaliseName} from '../text/normalise.js'
import type {ArticleModel, Mention} from './article-model.js'
import type {NameUse} from './facts.js'
import {isBlank, isNameless} from './nameless.js'
import {LONGEST_NAME} from './resolve-mention.js'
import {hasMalformedAttributes} from './unread-ids.js'

/**
 * The names that an article uses, each with each `ref` once, in the order of the text. With a `ref` the words of
 * a description, of a pronoun or of a further fragment are no name; without one they are looked up as one.
 */
export function collectNames({mentions, syntax}: ArticleModel): readonly NameUse[] {
  const uses: Counted[] = []
  const kinds = new Map<string, Names>()
  for (const mention of mentions) {
    if (!isNamed(mention, syntax)) continue
    const {kind, text, ref, tag} = mention
    const byRef = usesOf(kinds, kind.name, text)
    const known = byRef.get(ref?.text)
    if (known) known.count++
    else {
      const span = {start: tag.contentStart, end: tag.contentEnd}
      const use = {kind: kind.name, name: normaliseName(text), ref: ref?.text, span, count: 1}
      byRef.set(ref?.text, use)
      uses.push(use)
    }
  }
  return uses
}

function isNamed(mention: Mention, {problems}: Syntax): boolean {
  const {text, ref, tag, continues} = mention
  if (text.length > LONGEST_NAME || isBlank(mention)) return false
  return !ref || !(continues || isNameless(mention) || hasMalformedAttributes(problems, tag))
}

type Counted = {-readonly [Key in keyof NameUse]: NameUse[Key]}

/** The uses of a name by `ref`, under each spelling that was met, so that none is made normal twice. */
type Names = Map<string, Uses>

type Uses = Map<string | undefined, Counted>

function usesOf(kinds: Map<string, Names>, kind: string, text: string): Uses {
  const names: Names = kinds.get(kind) ?? new Map<string, Uses>()
  if (names.size === 0) kinds.set(kind, names)
  const known = names.get(text)
  if (known) return known
  const name = normaliseName(text)
  const uses: Uses = names.get(name) ?? new Map<string | undefined, Counted>()
  names.set(name, uses).set(text, uses)
  return uses
}
