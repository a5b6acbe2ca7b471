import {likelySpeakers} from '../../annotate/place/choices.js'
import type {Place} from '../../annotate/place/place.js'
import type {SelectedText} from '../../annotate/place/selected-text.js'
import type {Steps} from '../../base/steps.js'
import type {Kind} from '../../codebook/codebook.js'
import {labelText} from '../../glossary/describe-entry.js'
import type {Mention} from '../../model/article-model.js'
import {modelOf} from '../../session/derive.js'
import {usageAround} from '../../session/mention-counts.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {countIn, type EntryView, entryView} from './entries.js'

/** Words that are a claim, or are to be one. */
export interface ClaimWords {
  readonly place: Place
  /** The kind of the claim. */
  readonly kind: Kind
  readonly selected: readonly SelectedText[]
}

/** Who may have made a claim, best first, as pickers show them; nobody for kinds without speakers. In steps. */
export function* speakerSteps(
  workspace: Workspace,
  article: Article,
  {place, kind, selected}: ClaimWords
): Steps<readonly EntryView[]> {
  const speakers = likelySpeakers(place, kind, selected)
  if (speakers.length === 0) return []
  const model = modelOf(workspace, article)
  const usage = yield* usageAround(workspace, article)
  return speakers.map(({value, name, mention}) =>
    mention.entry
      ? entryView(model, mention.entry, {
          matched: name,
          inArticle: countIn(model, mention.entry),
          inCorpus: usage.count(mention.entry.id)
        })
      : mentionView(mention, value, name)
  )
}

/** Somebody who is no entry, named by the id of a mention. */
function mentionView({kind}: Mention, id: string, name: string): EntryView {
  return {
    id,
    kind: kind.name,
    name,
    matched: name,
    description: '',
    detail: labelText(kind.label),
    isDeprecated: false,
    isRecent: false,
    inArticle: 1,
    inCorpus: 0
  }
}
