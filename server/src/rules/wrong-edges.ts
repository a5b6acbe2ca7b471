import type {ArticleModel, Mention} from '../model/article-model.js'
import {type BaseText, toBaseText} from '../syntax/base-text.js'
import {cutWords, mayCutWord} from './cut-words.js'
import {looseEnd, looseStart} from './loose-edges.js'

/**
 * Tells of the mentions of an article whether an edge stands in the wrong place. That is reported by itself,
 * and nothing is said of a name that is only wrong for that.
 */
export function edgeChecker({
  syntax,
  units,
  glossary
}: ArticleModel): (mention: Mention) => boolean {
  let base: BaseText | undefined
  return mention => {
    const {kind, index} = mention
    const isKnown = (name: string): boolean => glossary.named(kind.name, name).length > 0
    if (looseStart(syntax.text, mention, units[index + 1]) > 0) return true
    if (looseEnd(syntax.text, mention, isKnown) > 0) return true
    if (!mayCutWord(mention, syntax.text)) return false
    base ??= toBaseText(syntax)
    return cutWords(mention, base).length > 0
  }
}
