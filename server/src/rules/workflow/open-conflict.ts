import {lineEnd, nextLine} from '../../base/lines.js'
import {joinPhrases, type Phrase, phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {ArticleModel} from '../../model/article-model.js'
import {
  ABOUT,
  type ConflictNote,
  FIELD_START,
  readNotes,
  readTextConflict
} from '../../model/conflict-notes.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf} from '../../model/unit-attributes.js'
import type {ArticleRule} from '../rule.js'

/** Reports what a merge left open: in the attribute `conflict` of a tag, in a comment, or in the front matter. */
export const openConflict: ArticleRule = {
  id: 'open-conflict',
  subject: 'article',
  group: 'workflow',
  severity: 'error',
  summary: 'Something that two merged versions say differently',
  judges: 'tag',
  check(model, report) {
    for (const unit of model.attributeNames.has('conflict') ? model.units : []) {
      if (!attributeOf(attributesAsRead(unit), 'conflict')) continue
      const written = attributeOf(unit.attributes, 'conflict')?.written
      if (!written) continue
      const about = describe(readNotes(written.value))
      const message = phrase`The two versions that were merged differ in ${about}: choose one, then remove \`conflict\``
      report({message, span: written.valueSpan ?? written.nameSpan})
    }
    for (const span of openComments(model)) {
      const message =
        'The words before this comment are others in the version that was merged: choose one, then remove the comment'
      report({message, span})
    }
    for (const span of openFields(model)) {
      const message =
        'This field is another in the version that was merged: choose one, then remove this line'
      report({message, span})
    }
  }
}

function describe(notes: readonly ConflictNote[] | undefined): Said {
  if (!notes) return phrase`this tag`
  return joinPhrases(
    notes.map(({about}) => NAMES.get(about) ?? `\`${about}\``),
    (before, next) => phrase`${before} and ${next}`
  )
}

const NAMES: ReadonlyMap<string, Phrase> = new Map([
  [ABOUT.kind, phrase`the kind of this tag`],
  [ABOUT.span, phrase`the words of this tag`],
  [ABOUT.tag, phrase`whether this tag is there`]
])

/** The comments that stand behind words which were changed two ways. */
function openComments({syntax: {comments, text}}: ArticleModel): readonly Span[] {
  return comments.filter(({start, end}) => readTextConflict(text.slice(start, end)))
}

/** The lines that stand behind fields which were changed two ways. */
function openFields({syntax: {frontMatter, text}}: ArticleModel): readonly Span[] {
  const lines: Span[] = []
  if (!frontMatter) return lines
  for (let start = frontMatter.start; start < frontMatter.end; start = nextLine(text, start))
    if (text.startsWith(FIELD_START, start)) lines.push({start, end: lineEnd(text, start)})
  return lines
}
