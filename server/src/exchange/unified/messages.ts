import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {createLineIndex, type LineIndex, type LinePlace, toPlace} from '../../base/line-index.js'
import type {Span} from '../../base/span.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {Finding, Related} from '../../rules/finding.js'
import {allRules} from '../../rules/registry.js'
import {ruleUrl} from '../../rules/rule.js'

/**
 * Adds findings to the file of an article as vfile messages: `fatal` is true for errors, false for warnings, undefined
 * for information.
 */
export function addMessages(file: VFile, findings: readonly Finding[], glossary: Glossary): void {
  if (findings.length === 0) return
  const lines = createLineIndex(String(file))
  for (const finding of findings) addMessage(file, lines, finding, glossary)
}

function addMessage(file: VFile, lines: LineIndex, finding: Finding, glossary: Glossary): void {
  const {message, span, ruleId, severity, expected, related} = finding
  const [first] = related
  const cause = first && toCause(first, finding.path, lines, glossary)
  const added = file.message(message, {
    place: toPosition(lines, span),
    ruleId,
    source: 'newsmark',
    ...(cause && {cause})
  })
  added.fatal = severity === 'info' ? undefined : severity === 'error'
  added.url = ruleUrl(ruleId)
  added.expected = [...expected]
  added.note = SUMMARIES.get(ruleId)
}

const SUMMARIES = new Map(allRules.map(({id, summary}) => [id, summary]))

/** The cause of a message: the first related place, in the article or in a glossary file. */
function toCause(
  {message, location}: Related,
  path: string,
  lines: LineIndex,
  glossary: Glossary
): VFileMessage {
  const text = glossary.files.find(file => file.path === location.path)?.text
  const there =
    location.path === path ? lines : text === undefined ? undefined : createLineIndex(text)
  const cause = new VFileMessage(message, there && {place: toPosition(there, location.span)})
  cause.file = location.path
  return cause
}

function toPosition(lines: LineIndex, {start, end}: Span): {start: Point; end: Point} {
  return {start: toPoint(lines, start), end: toPoint(lines, end)}
}

type Point = LinePlace & {readonly offset: number}

function toPoint(lines: LineIndex, offset: number): Point {
  return {...toPlace(lines, offset), offset}
}
