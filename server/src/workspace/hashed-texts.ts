import {type HashedText, hashText} from '../model/text-hash.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Article} from './workspace.js'

/** The hash of an article's text; undefined for one too short to have any. That of an open article is kept. */
export function textHashOf(article: Article, syntax: Syntax): string | undefined {
  return article.syntax ? hashedText(article, syntax).hash : hashText(syntax).hash
}

/** Hashes the next version of an open article with what is known of the one before. */
export function hashNext(before: Article, article: Article): void {
  if (!before.syntax || !article.syntax) return
  hashes.set(article, hashText(article.syntax, hashedText(before, before.syntax)))
}

/** Forgets an article that was replaced by another version. */
export function forgetHash(article: Article): void {
  hashes.delete(article)
}

function hashedText(article: Article, syntax: Syntax): HashedText {
  const hashed = hashes.get(article) ?? hashText(syntax)
  hashes.set(article, hashed)
  return hashed
}

const hashes: WeakMap<Article, HashedText> = new WeakMap()
