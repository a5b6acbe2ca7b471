import {excerpt} from '../../base/excerpt.js'
import {type Phrase, phrase} from '../../base/phrase.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Mention} from '../../model/article-model.js'
import {isMention, unitAt} from '../../model/queries.js'
import {isRefusal, type Refusal, refuse} from '../act.js'
import type {Place} from '../place/place.js'
import {selectText} from '../place/selected-text.js'
import type {GlossaryPlace} from './glossary-act.js'

/** A name in an article that is to come into the glossary. */
export interface NameHere {
  readonly kind: Kind
  /** On one line. */
  readonly name: string
  /** The mention that has it; undefined for words without a tag. */
  readonly mention: Mention | undefined
}

/** The name of the mention here, or else the words that are selected, as one of a kind; the kind of the mention by default. */
export function nameHere(
  {article, view}: GlossaryPlace,
  kindName: string | undefined
): NameHere | Refusal {
  if (!article) return refuse('Names come into the glossary from an article: select one there')
  const mention = mentionHere(article)
  if (mention && (kindName === undefined || kindName === mention.kind.name))
    return {kind: mention.kind, name: oneLine(mention.text), mention}
  const kind = kindName === undefined ? undefined : view.project.codebook.kinds.get(kindName)
  if (kind?.section === undefined)
    return refuse('Say of which kind the entry is: the codebook has entries of some kinds alone')
  const selected = selectText(article, kind)
  if (isRefusal(selected)) return selected
  const [first] = selected
  const name = first ? oneLine(article.base.text.slice(first.start, first.end)) : ''
  return name === ''
    ? refuse('Nothing is selected: select a name')
    : {kind, name, mention: undefined}
}

/** The mention that is named, or the one around the whole selection. */
function mentionHere({model, target, selection: {start, end}}: Place): Mention | undefined {
  const unit = target ?? unitAt(model, start)
  return unit && isMention(unit) && end <= unit.tag.end ? unit : undefined
}

/** A text without line ends, as it stands in a glossary. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A name as titles quote it. */
export function quoted(name: string): Phrase {
  return phrase`“${excerpt(name, LONGEST)}”`
}

/** UTF-16 units of a name in a title. */
const LONGEST = 40
