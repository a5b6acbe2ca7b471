import {contentReader} from '../model/content-text.js'
import type {ArticleRule} from './rule.js'
import {kindSpan} from './tag-spans.js'
import {unwrapper} from './unwrap.js'

/** Reports a tag around nothing, or around nothing but white space and comments. */
export const emptyTag: ArticleRule = {
  id: 'empty-tag',
  subject: 'article',
  group: 'syntax',
  severity: 'warning',
  fix: 'safe',
  summary: 'A tag around nothing',
  check({units, syntax}, report) {
    const {text} = syntax
    let content: ReturnType<typeof contentReader> | undefined
    let unwrap: ReturnType<typeof unwrapper> | undefined
    for (const {tag, kind, index} of units) {
      if (startsText(text.charCodeAt(tag.contentStart)) || !kind) continue
      // Where a nested tag is all there is, that tag is the empty one.
      if ((units[index + 1]?.tag.start ?? Number.POSITIVE_INFINITY) < tag.contentEnd) continue
      content ??= contentReader(syntax)
      if (content(index).trim() !== '') continue
      const message = `This \`${tag.kind}\` has no words in its brackets: put them in, or remove the tag`
      unwrap ??= unwrapper(syntax)
      report({message, span: kindSpan(tag), ...unwrap(tag)})
    }
  }
}

/** Whether a content that starts with this code unit holds something, without looking further. */
function startsText(code: number): boolean {
  if (code < NO_BREAK) return code > SPACE && code !== LESS_THAN && code !== CLOSE
  return !WHITE_SPACE.test(String.fromCharCode(code))
}

const SPACE = 0x20
const LESS_THAN = 0x3c
const CLOSE = 0x5d
const NO_BREAK = 0xa0
const WHITE_SPACE = /\s/
