import {compareText} from '../base/compare.js'
import {createLineIndex, type LineIndex, type LinePlace, toPlace} from '../base/line-index.js'
import {lazily, oncePer} from '../base/memo.js'
import type {Span} from '../base/span.js'
import type {SuppressedFinding} from '../checking/suppress/apply-suppressions.js'
import {fingerprintFrom, fingerprintText} from '../checking/suppress/fingerprint.js'
import type {StoredPart} from '../glossary/glossary.js'
import type {Project} from '../project/project.js'
import type {Finding, Fix, Related} from '../rules/finding.js'
import {ruleUrl} from '../rules/rule.js'

/** A finding as the command line gives it out. */
export interface FindingRecord {
  /** As seen from the working directory, `/`-separated. */
  readonly path: string
  /** Lines and columns count from 1, columns in UTF-16 units; a byte order mark is not counted. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** UTF-16 offsets into the file's text, a byte order mark included. */
  readonly offset: number
  readonly endOffset: number
  readonly ruleId: string
  readonly severity: Finding['severity']
  readonly message: string
  readonly expected: readonly string[]
  readonly url: string
  /** The same for the same finding wherever it stands in its file: of the rule and the text, not of the place. */
  readonly fingerprint: string
  readonly fix?: FixRecord
  readonly related?: readonly RelatedRecord[]
  /** Why the finding does not count; only on findings that are suppressed. */
  readonly suppression?: SuppressionRecord
}

/** A change that takes a finding away. */
export interface FixRecord {
  readonly title: string
  readonly safety: 'safe' | 'unsafe'
  /** UTF-16 offsets into the file's text, sorted and disjoint. */
  readonly edits: readonly EditRecord[]
}

/** A stretch of a file and what to put in its place; the place as that of a finding. */
export interface EditRecord {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly offset: number
  readonly endOffset: number
  readonly text: string
}

/** A place that explains a finding, as that of the finding; only a file where its text is not at hand. */
export interface RelatedRecord {
  readonly message: string
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** Why a finding is suppressed. */
export interface SuppressionRecord {
  /** In a comment of the article, or in the baseline. */
  readonly kind: 'comment' | 'baseline'
  readonly reason?: string
}

/** Where the files of a project are, and what is in those that are read with it. */
export interface ShownProject {
  readonly project: Project
  /** A path of the project, relative to its root, as seen from the working directory. */
  readonly show: (path: string) => string
}

/** Findings in one file, by its path in the project and its text, with their places as people count. */
export function toRecords(
  findings: readonly Finding[],
  text: string,
  path: string,
  shown: ShownProject
): FindingRecord[] {
  if (findings.length === 0) return []
  const source = {path, shownPath: shown.show(path), lines: createLineIndex(text), shown}
  return findings.map(finding => toRecord(finding, source))
}

/** Records of suppressed findings in one file, each with the directive's reason or the baseline. */
export function toSuppressedRecords(
  suppressed: readonly SuppressedFinding[],
  text: string,
  path: string,
  shown: ShownProject
): FindingRecord[] {
  const findings = suppressed.map(({finding}) => finding)
  return toRecords(findings, text, path, shown).map((record, index) => {
    const {kind = 'comment', reason} = suppressed[index] ?? {}
    return {...record, suppression: {kind, ...(reason !== undefined && {reason})}}
  })
}

interface FileOfFindings {
  readonly path: string
  readonly shownPath: string
  readonly lines: LineIndex
  readonly shown: ShownProject
}

function toRecord(finding: Finding, file: FileOfFindings): FindingRecord {
  const {span, ruleId, severity, message, expected, fix, related} = finding
  const {lines, shownPath} = file
  const fingerprint = lazyFingerprint(fingerprintText(finding, lines.text))
  return {
    path: shownPath,
    ...toLines(span, lines),
    offset: span.start,
    endOffset: span.end,
    ruleId,
    severity,
    message,
    expected,
    url: ruleUrl(ruleId),
    get fingerprint(): string {
      return fingerprint()
    },
    ...(fix && {fix: toFixRecord(fix, lines)}),
    ...(related.length > 0 && {related: related.map(place => toRelatedRecord(place, file))})
  }
}

/** Most reports show no fingerprints, and hashing takes as long as checking half an article. */
function lazyFingerprint(text: string): () => string {
  return lazily(() => fingerprintFrom(text))
}

function toFixRecord({title, safety, edits}: Fix, lines: LineIndex): FixRecord {
  const records = edits.map(({start, end, text}) => ({
    ...toLines({start, end}, lines),
    offset: start,
    endOffset: end,
    text
  }))
  return {title, safety, edits: records}
}

function toRelatedRecord(
  {message, location: {path, span}}: Related,
  {path: here, lines, shown}: FileOfFindings
): RelatedRecord {
  const stored = path === here ? undefined : storedIn(shown.project, path)
  if (stored) return {message, path: shown.show(path), ...storedLines(span, stored)}
  const there = path === here ? lines : projectLines(shown.project)(path)
  return {message, path: shown.show(path), ...(there && toLines(span, there))}
}

/** A glossary file that is compiled, by its path. */
function storedIn({glossary}: Project, path: string): StoredPart | undefined {
  return glossary.files.find(file => file.path === path)?.stored
}

function storedLines({start, end}: Span, {placeAt}: StoredPart): ReturnType<typeof toLines> {
  const [first, last] = [placeAt(start), placeAt(end)]
  return {line: first.line, column: first.column, endLine: last.line, endColumn: last.column}
}

/** The lines of the project files, each made out once: a glossary may have a million. */
const projectLines = oncePer(({texts}: Project) => {
  const known = new Map<string, LineIndex>()
  return (path: string): LineIndex | undefined => {
    const text = texts.get(path)
    const lines = known.get(path) ?? (text === undefined ? undefined : createLineIndex(text))
    if (lines) known.set(path, lines)
    return lines
  }
})

function toLines(
  {start, end}: Span,
  lines: LineIndex
): Pick<EditRecord, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const first = toShownPlace(lines, start)
  const last = toShownPlace(lines, end)
  return {line: first.line, column: first.column, endLine: last.line, endColumn: last.column}
}

/** Editors do not show a byte order mark, so that it moves no column. */
function toShownPlace(lines: LineIndex, offset: number): LinePlace {
  const {line, column} = toPlace(lines, offset)
  const marked = line === 1 && column > 1 && lines.text.charCodeAt(0) === BYTE_ORDER_MARK
  return {line, column: marked ? column - 1 : column}
}

const BYTE_ORDER_MARK = 0xfeff

/** By path, place and rule, so that the order never depends on how the work was done. */
export function byPath(a: FindingRecord, b: FindingRecord): number {
  return (
    compareText(a.path, b.path) ||
    a.offset - b.offset ||
    a.endOffset - b.endOffset ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  )
}
