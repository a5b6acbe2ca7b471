import type {Span} from '../../base/span.js'
import {type Annotation, versionOf} from '../../exchange/compare/annotation.js'
import {type Difference, differencesBetween} from '../../exchange/compare/changes.js'
import {describeDetails} from '../../exchange/compare/describe-change.js'
import type {ArticleModel} from '../../model/article-model.js'
import {resolve} from '../../model/resolve.js'
import {modelOf, projectOf} from '../../session/derive.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {parse} from '../../syntax/parse.js'

/** How another coder has coded an open article. */
export interface Comparison {
  /** Whether the two have other words, so that nothing can be taken over. */
  readonly isTextChanged: boolean
  /** In the order of the text. */
  readonly disagreements: readonly Disagreement[]
}

/** One thing that two coders of an article say differently. Spans are of the written texts. */
export interface Disagreement {
  /** What one alone has, or what both have and say differently. */
  readonly type: 'ours' | 'theirs' | 'both'
  readonly kind: string
  readonly words: string
  /** `stance support → oppose · span + 2 words`, from ours to theirs; of what one alone has, all that it says. */
  readonly details: string
  readonly ours: Span | undefined
  readonly theirs: Span | undefined
}

const TYPES = {removed: 'ours', added: 'theirs', changed: 'both'} as const

/** Compares an open article with the text that another coder has of it; ids are each coder's own. */
export function compareWith(workspace: Workspace, article: Article, theirs: string): Comparison {
  const {isTextChanged, differences} = differencesWith(workspace, article, theirs)
  return {
    isTextChanged,
    disagreements: differences.map(({change, before, after}) => ({
      type: TYPES[change.type],
      kind: change.kind,
      words: change.words,
      details: describeDetails(change),
      ours: before && spanOf(before),
      theirs: after && spanOf(after)
    }))
  }
}

/** The differences of an open article and the text of another coder, which is read under the same codebook. */
export function differencesWith(
  workspace: Workspace,
  article: Article,
  theirs: string
): {
  readonly isTextChanged: boolean
  readonly differences: readonly Difference[]
  readonly model: ArticleModel
} {
  const model = modelOf(workspace, article)
  const {codebook, glossary} = projectOf(workspace, article)
  const other = resolve(article.name, parse(theirs), codebook, glossary)
  return {...differencesBetween(versionOf(model), versionOf(other), {byId: false}), model}
}

/** From the start of the first tag to the end of the last. */
function spanOf({units}: Annotation): Span {
  return {
    start: Math.min(...units.map(({tag}) => tag.start)),
    end: Math.max(...units.map(({tag}) => tag.end))
  }
}
