import {previewMark} from '../../annotate/article/mark.js'
import {selectionFor} from '../../annotate/place/base-selection.js'
import {candidatesOf} from '../../annotate/place/choices.js'
import {placeAt} from '../../annotate/place/place.js'
import type {NewAttribute} from '../../annotate/place/write-attributes.js'
import type {Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Steps} from '../../base/steps.js'
import type {Kind} from '../../codebook/codebook.js'
import {baseTextOf, modelOf} from '../../session/derive.js'
import {usageAround} from '../../session/mention-counts.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {countIn, type EntryView, entryView} from './entries.js'
import {speakerSteps} from './speakers.js'

/** What words that are to be marked may say of themselves. */
export interface MarkChoices {
  /** Why they cannot be marked, in one sentence; null where they can. */
  readonly reason: Said | null
  /** The entry that they mean by their name alone, where it is a single one. */
  readonly entry: EntryView | null
  /** Who may have said them, best first. */
  readonly speakers: readonly EntryView[]
  /** The attributes that the mark gets by itself. */
  readonly attributes: readonly NewAttribute[]
}

/** What a stretch of the base text may say once it is marked as a kind: for what is asked before it is. In steps. */
export function* markChoiceSteps(
  workspace: Workspace,
  article: Article,
  span: Span,
  kind: Kind
): Steps<MarkChoices> {
  const model = modelOf(workspace, article)
  const base = baseTextOf(article)
  const place = placeAt(model, selectionFor(model, base, span), {base})
  const preview = previewMark(place, kind)
  if ('reason' in preview)
    return {reason: preview.reason, entry: null, speakers: [], attributes: []}
  const {selected, attributes} = preview
  const [entry, other] = candidatesOf(place, kind, selected)
  const usage = yield* usageAround(workspace, article)
  return {
    reason: null,
    entry:
      entry && !other
        ? entryView(model, entry, {
            matched: base.text.slice(span.start, span.end),
            inArticle: countIn(model, entry),
            inCorpus: usage.count(entry.id)
          })
        : null,
    speakers: yield* speakerSteps(workspace, article, {place, kind, selected}),
    attributes
  }
}
