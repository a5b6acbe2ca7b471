import {compareText} from '../../base/compare.js'
import {groupBy} from '../../base/group.js'
import {essenceOfArticle, essenceOfProjectFile} from '../../checking/fix/faithful-fixes.js'
import {type Fixed, fixText} from '../../checking/fix/fix-text.js'
import {fingerprintOf} from '../../checking/suppress/fingerprint.js'
import type {FindingRecord, FixRecord} from '../../reporting/finding-record.js'
import {emptyOutcome} from '../../reporting/report.js'
import type {Fix} from '../../rules/finding.js'
import {absolutePath, reloadProject} from '../files/run-project.js'
import {
  checkProjectFiles,
  checkText,
  type ProjectCheck,
  type ProjectRun
} from '../run/check-file.js'

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

/** Reads a file again, and fixes it by checking it alone. Throws what reading throws. */
export function fixFile(file: FileToFix, cwd: string): FixedFile {
  const {check, path, found} = file
  const {unsafe} = check.options.fixing
  const before = check.access.read(path)
  const isProjectFile = check.project.texts.has(path)
  const checkAlone = isProjectFile
    ? projectFileChecker(check, path, cwd)
    : articleChecker(check, path)
  const findIn = (text: string): readonly FixableRecord[] => {
    const own = checkAlone(text).map(toFixable)
    return text === before ? [...own, ...foundBeside(own, found, text)] : own
  }
  const essence = isProjectFile ? essenceOfProjectFile : essenceOfArticle
  const safety = unsafe ? 'unsafe' : 'safe'
  return {...file, before, ...fixText(before, findIn, {safety, essence})}
}

type CheckAlone = (text: string) => readonly FindingRecord[]

function articleChecker(check: ProjectCheck, path: string): CheckAlone {
  return text => {
    const outcome = emptyOutcome()
    checkText(check, path, text, outcome)
    return outcome.findings
  }
}

/** Finds what a project file with another text holds, in the project as it would be then. */
function projectFileChecker(check: ProjectCheck, path: string, cwd: string): CheckAlone {
  const shown = check.access.show(path)
  const absolute = absolutePath(check.project, path)
  const {baseline} = check.options.suppression
  return text => {
    const project = reloadProject(check.project, new Map([[absolute, text]]), baseline, cwd)
    return checkProjectFiles({...check, project}).findings.filter(record => record.path === shown)
  }
}

/** A finding as fixing needs it, and the key that tells it from others. */
interface FixableRecord {
  readonly ruleId: string
  readonly fix: Fix | undefined
  readonly key: string
}

function toFixable(record: FindingRecord): FixableRecord {
  const {ruleId, fix} = record
  return {ruleId, fix: fix && toFix(fix), key: keyOf(record)}
}

function toFix({title, safety, edits}: FixRecord): Fix {
  return {
    title,
    safety,
    edits: edits.map(({offset, endOffset, text}) => ({start: offset, end: endOffset, text}))
  }
}

/**
 * The findings of the run in the light of other files, which checking one alone does not give. A finding counts only
 * where its place still holds what it held then, as the file may have been written in between.
 */
function foundBeside(
  own: readonly FixableRecord[],
  found: readonly FindingRecord[],
  text: string
): readonly FixableRecord[] {
  const keys = new Set(own.map(({key}) => key))
  return found
    .filter(
      record => !keys.has(keyOf(record)) && record.fingerprint === fingerprintIn(record, text)
    )
    .map(toFixable)
}

function keyOf({ruleId, offset, endOffset, fingerprint}: FindingRecord): string {
  return `${ruleId} ${offset} ${endOffset} ${fingerprint}`
}

/** The fingerprint that a finding has in a text: its own, as long as its place holds what it held. */
export function fingerprintIn(
  {ruleId, message, offset: start, endOffset: end}: FindingRecord,
  text: string
): string {
  return fingerprintOf({ruleId, message, span: {start, end}}, text)
}
