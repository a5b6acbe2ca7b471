import {isBlank} from '../../base/lines.js'
import {phrase} from '../../base/phrase.js'
import {contentReader} from '../../syntax/content-text.js'
import type {Syntax} from '../../syntax/syntax.js'
import {kindSpan, type Tag} from '../../syntax/tag.js'
import type {Report} from '../finding.js'
import type {ArticleRule} from '../rule.js'

/** Reports a tag around nothing, or around nothing but white space and comments. */
export const emptyTag: ArticleRule = {
  id: 'empty-tag',
  subject: 'article',
  group: 'syntax',
  severity: 'warning',
  fix: 'safe',
  summary: 'A tag around nothing',
  judges: 'tag',
  check({units, syntax}, report) {
    const {text} = syntax
    let content: ReturnType<typeof contentReader> | undefined
    let unwrap: ReturnType<typeof unwrapper> | undefined
    for (const {tag, kind, index} of units) {
      if (startsText(text.charCodeAt(tag.contentStart)) || !kind) continue
      // Where the content is one nested tag, that one is reported.
      if ((syntax.tags[index + 1]?.start ?? Number.POSITIVE_INFINITY) < tag.contentEnd) continue
      content ??= contentReader(syntax)
      if (content(index).trim() !== '') continue
      const message = phrase`This \`${tag.kind}\` has no words in its brackets: put them in, or remove the tag`
      unwrap ??= unwrapper(syntax)
      report({message, span: kindSpan(tag), ...unwrap(tag)})
    }
  }
}

/** Whether a content that starts with a code unit holds text for sure. */
function startsText(code: number): boolean {
  if (code < NO_BREAK) return code > SPACE && code !== LESS_THAN && code !== CLOSE
  return !WHITE_SPACE.test(String.fromCharCode(code))
}

const SPACE = 0x20
const LESS_THAN = 0x3c
const CLOSE = 0x5d
const NO_BREAK = 0xa0
const WHITE_SPACE = /\s/

/**
 * Makes the function that gives the fix for an empty tag: to remove its markup, so that the base text stays the same.
 * It is safe for a tag without attributes, unsafe for others; there is none where the text beside the tag might become
 * markup without it.
 */
function unwrapper(syntax: Syntax): (tag: Tag) => Pick<Report, 'fix'> {
  if (isUncertain(syntax)) return () => NONE
  return tag => {
    const {start, contentStart, contentEnd, end, attributes} = tag
    if (!canGo(syntax, tag)) return NONE
    const safety = attributes.length === 0 ? 'safe' : 'unsafe'
    const edits =
      contentStart === contentEnd
        ? [{start, end, text: ''}]
        : [
            {start, end: contentStart, text: ''},
            {start: contentEnd, end, text: ''}
          ]
    return {fix: {title: 'Remove the tag', safety, edits}}
  }
}

const NONE = {}

/** Whether attributes or front matter are not closed: then removing a tag might close them. */
function isUncertain({text, frontMatter, bodyStart, problems}: Syntax): boolean {
  const hasOpenFence = !frontMatter && text.startsWith('---', bodyStart)
  return hasOpenFence || problems.some(({type}) => type === 'invalid-attributes')
}

function canGo({text, bodyStart}: Syntax, tag: Tag): boolean {
  const {start, contentStart, contentEnd, end} = tag
  if (!BLANKS.test(text.slice(contentStart, contentEnd))) return false
  const first = contentEnd > contentStart ? contentStart : end
  if (start === bodyStart && OPENING.test(text.slice(first, first + 3))) return false
  const isApart =
    contentEnd > contentStart ||
    STANDS_BEFORE.test(text.charAt(start - 1)) ||
    STANDS_BEHIND.test(text.charAt(end))
  return isApart && (hasText(text, start - 1, -1) || hasText(text, end, 1))
}

/** Text that is markup at the start of an article. */
const OPENING = /^(?:---|\uFEFF)/

const BLANKS = /^[^\S\n\r]*$/

/** Signs that become no markup whatever follows or precedes them; the ends of the text are matched too. */
const STANDS_BEFORE = /^[\s[]?$/
const STANDS_BEHIND = /^[\s\]]?$/

/**
 * Whether the nearest non-blank character in a direction is on the same line, and neither of a comment nor of another
 * tag. Without any, the line would become blank and end the paragraph.
 */
function hasText(text: string, from: number, step: 1 | -1): boolean {
  let offset = from
  while (isBlank(text.charCodeAt(offset))) offset += step
  return !(step > 0 ? NO_TEXT_BEHIND : NO_TEXT_BEFORE).test(text.charAt(offset))
}

const NO_TEXT_BEFORE = /^[\n\r\uFEFF>\]}]?$/
const NO_TEXT_BEHIND = /^[\n\r<:]?$/
