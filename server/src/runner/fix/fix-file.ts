import {compareText} from '../../base/compare.js'
import {groupBy} from '../../base/group.js'
import {checkArticle} from '../../checking/check-article.js'
import {fixArticle} from '../../checking/fix/fix-article.js'
import {fixProjectFile, type ProjectFileToFix} from '../../checking/fix/fix-project-file.js'
import type {Fixed} from '../../checking/fix/fix-text.js'
import type {MaybeFixable} from '../../checking/offer/choose-fixes.js'
import {fingerprintOf} from '../../checking/suppress/fingerprint.js'
import {readDirectives} from '../../model/directives.js'
import {resolve} from '../../model/resolve.js'
import type {Project} from '../../project/project.js'
import type {FindingRecord, FixRecord} from '../../reporting/finding-record.js'
import type {Finding, Fix} from '../../rules/finding.js'
import {parse} from '../../syntax/parse.js'
import {absolutePath, reloadProject} from '../files/run-project.js'
import {type ProjectCheck, type ProjectRun, rulesFor} from '../run/check-file.js'

/** A file in which findings have fixes. */
export interface FileToFix {
  readonly check: ProjectCheck
  /** Relative to the project's root. */
  readonly path: string
  /** The findings of the run in it, also those in the light of other files. */
  readonly found: readonly FindingRecord[]
}

/** A file, its text and its fixed text. */
export interface FixedFile extends FileToFix, Fixed {
  readonly before: string
}

/**
 * The articles, or the project files, in which findings have a fix that the options take: each once, also where
 * several projects have it, and sorted by path. Besides standard input there is none.
 */
export function filesToFix(
  runs: readonly ProjectRun[],
  findings: readonly FindingRecord[],
  kind: 'articles' | 'project files'
): FileToFix[] {
  const byPath = groupBy(findings, finding => finding.path)
  const files: FileToFix[] = []
  for (const check of runs) {
    const {unsafe} = check.options.fixing
    for (const path of kind === 'articles' ? check.articles : projectFilesIn(check)) {
      const shown = check.access.show(path)
      const found = byPath.get(shown)
      byPath.delete(shown)
      if (found?.some(({fix}) => fix && (unsafe || fix.safety === 'safe')))
        files.push({check, path, found})
    }
  }
  return files.sort((a, b) => compareText(shownPath(a), shownPath(b)))
}

function projectFilesIn({project, given}: ProjectRun): readonly string[] {
  const paths = [...project.texts.keys()]
  return given === undefined ? paths : paths.filter(path => path === given)
}

/** The path of a file as seen from the working directory. */
export function shownPath({check, path}: FileToFix): string {
  return check.access.show(path)
}

/**
 * Reads a file again, and fixes it by checking it alone; what the run has found in it in the light of other files counts
 * where its place still holds what it held then, as the file may have been written in between. Throws what reading throws.
 */
export function fixFile(file: FileToFix, cwd: string): FixedFile {
  const {check, path, found} = file
  const before = check.access.read(path)
  const {rules, unsafe} = check.options.fixing
  const safety = unsafe ? 'unsafe' : 'safe'
  const wanted = (ruleId: string): boolean => rules.length === 0 || rules.includes(ruleId)
  const beside = (alone: readonly Finding[]): readonly MaybeFixable[] => {
    const keys = new Set(alone.map(finding => keyOf(toPlace(finding, before))))
    return found
      .filter(
        record => !keys.has(keyOf(record)) && record.fingerprint === fingerprintIn(record, before)
      )
      .map(({ruleId, fix}) => ({ruleId, fix: fix && wanted(ruleId) ? toFix(fix) : undefined}))
  }
  const fixed = check.project.texts.has(path)
    ? fixProjectFile(projectFile(check, path, before, cwd), beside, safety)
    : fixArticle(
        before,
        {alone: text => withFixesOf(wanted, findAlone(check, path, text)), beside},
        safety
      )
  return {...file, before, ...fixed}
}

/** Findings of which only those keep their fixes whose rule is wanted. */
function withFixesOf(
  wanted: (ruleId: string) => boolean,
  findings: readonly Finding[]
): readonly Finding[] {
  return findings.map(finding =>
    finding.fix && !wanted(finding.ruleId) ? {...finding, fix: undefined} : finding
  )
}

/** The findings in an article by itself, if it has that text. */
function findAlone(check: ProjectCheck, path: string, text: string): readonly Finding[] {
  const {codebook, glossary} = check.project
  const model = resolve(path, parse(text), codebook, glossary)
  const directives = check.options.suppression.inline ? readDirectives(model.syntax) : []
  return checkArticle(model, directives, rulesFor(check, path, undefined)).findings
}

function projectFile(
  {project, options}: ProjectCheck,
  path: string,
  text: string,
  cwd: string
): ProjectFileToFix {
  const absolute = absolutePath(project, path)
  const reload = (changed: string): Project =>
    reloadProject(project, new Map([[absolute, changed]]), options, cwd)
  return {project, path, text, reload}
}

function toFix({title, safety, edits}: FixRecord): Fix {
  return {
    title,
    safety,
    edits: edits.map(({offset, endOffset, text}) => ({start: offset, end: endOffset, text}))
  }
}

/** The parts of a record that tell findings of one file apart. */
type Placed = Pick<FindingRecord, 'ruleId' | 'offset' | 'endOffset' | 'fingerprint'>

function toPlace(finding: Finding, text: string): Placed {
  const {ruleId, span} = finding
  return {
    ruleId,
    offset: span.start,
    endOffset: span.end,
    fingerprint: fingerprintOf(finding, text)
  }
}

function keyOf({ruleId, offset, endOffset, fingerprint}: Placed): string {
  return `${ruleId} ${offset} ${endOffset} ${fingerprint}`
}

/** The fingerprint that a finding has in a text: its own, as long as its place holds what it held. */
export function fingerprintIn(
  {ruleId, message, offset: start, endOffset: end}: FindingRecord,
  text: string
): string {
  return fingerprintOf({ruleId, message, span: {start, end}}, text)
}
