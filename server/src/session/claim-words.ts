import type {Span} from '../base/span.js'
import {foldForSearch} from '../glossary/search-fold.js'

/** A claim as it is searched for. Its texts are folded when they are first asked for, as most searches need few of them. */
export class ClaimWords {
  /** The claim's id in its article. */
  readonly id: string
  /** As other articles name it. */
  readonly name: string
  /** Of its tag, in UTF-16 offsets. */
  readonly span: Span
  private readonly article: {readonly text: string}
  private names: readonly string[] | undefined
  private words: string | undefined

  constructor(article: {readonly text: string}, articleId: string, id: string, span: Span) {
    this.id = id
    this.name = `${articleId}#${id}`
    this.span = span
    this.article = article
  }

  /** The claim's written text, up to the most that is searched. */
  get written(): string {
    const {start, end} = this.span
    return this.article.text.slice(start, Math.min(end, start + LONGEST_CLAIM))
  }

  /** Whether its name or its id begins with folded text. */
  isNamed(typed: string): boolean {
    this.names ??= [foldForSearch(this.name), foldForSearch(this.id)]
    return this.names.some(name => name.startsWith(typed))
  }

  /** What is written, folded. */
  get folded(): string {
    this.words ??= foldForSearch(this.written)
    return this.words
  }
}

/** UTF-16 units. The words of a longer claim are not searched. */
const LONGEST_CLAIM = 10_000
