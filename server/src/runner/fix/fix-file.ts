import {essenceOfArticle, essenceOfProjectFile} from '../../checking/fix/faithful-fixes.js'
import {type Fixed, fixText} from '../../checking/fix/fix-text.js'
import {fingerprintOf} from '../../checking/suppress/fingerprint.js'
import type {FixSettings} from '../../cli/options/read-fixing.js'
import type {FindingRecord, FixRecord} from '../../reporting/finding-record.js'
import {emptyOutcome} from '../../reporting/report.js'
import type {Fix} from '../../rules/finding.js'
import {chooseBaseline} from '../files/choose-baseline.js'
import {absolutePath, reloadProject} from '../files/reload-project.js'
import {type Checker, checkText} from '../run/check-file.js'
import {checkProjectFiles} from '../run/check-project-files.js'

/** A file that has findings with fixes. */
export interface FileToFix {
  readonly checker: Checker
  /** Relative to the project's root. */
  readonly path: string
  /** What the run has found in it, also in the light of other files. */
  readonly found: readonly FindingRecord[]
}

/** A file and what is made of it. */
export interface FixedFile extends FileToFix, Fixed {
  readonly before: string
}

/** Reads a file again, and fixes it by checking it alone. Throws what reading throws. */
export function fixFile(file: FileToFix, {unsafe}: FixSettings): FixedFile {
  const {checker, path, found} = file
  const before = checker.read(path)
  const isOwn = checker.project.texts.has(path)
  const checkAlone = isOwn ? projectFileChecker(checker, path) : articleChecker(checker, path)
  const check = (text: string): readonly Found[] => {
    const own = checkAlone(text).map(toFound)
    return text === before ? [...own, ...foundBeside(own, found, text)] : own
  }
  const essence = isOwn ? essenceOfProjectFile : essenceOfArticle
  const safety = unsafe ? 'unsafe' : 'safe'
  return {...file, before, ...fixText(before, check, {safety, essence})}
}

type CheckAlone = (text: string) => readonly FindingRecord[]

function articleChecker(checker: Checker, path: string): CheckAlone {
  return text => {
    const outcome = emptyOutcome()
    checkText({checker, path, text}, outcome)
    return outcome.findings
  }
}

/** The findings of a file of the project as it would be with another text of that file. */
function projectFileChecker(checker: Checker, path: string): CheckAlone {
  const shown = checker.show(path)
  const absolute = absolutePath(checker.project, path)
  return text => {
    const again = reloadProject(checker.project, new Map([[absolute, text]]))
    const project = chooseBaseline(again, checker.baseline ?? 'default')
    return checkProjectFiles({...checker, project}).findings.filter(record => record.path === shown)
  }
}

/** A finding as fixing needs it, and by what it is told from others. */
interface Found {
  readonly ruleId: string
  readonly fix: Fix | undefined
  readonly key: string
}

function toFound(record: FindingRecord): Found {
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
 * What was found in the light of other files, which checking one alone does not find. It counts only where
 * its place still holds what it held then, as the file may have been written in between.
 */
function foundBeside(
  own: readonly Found[],
  found: readonly FindingRecord[],
  text: string
): readonly Found[] {
  const keys = new Set(own.map(({key}) => key))
  return found.filter(record => !keys.has(keyOf(record)) && isStill(record, text)).map(toFound)
}

function keyOf({ruleId, offset, endOffset, fingerprint}: FindingRecord): string {
  return `${ruleId} ${offset} ${endOffset} ${fingerprint}`
}

function isStill(record: FindingRecord, text: string): boolean {
  return record.fingerprint === fingerprintIn(record, text)
}

/** The fingerprint that a finding has in a text: its own, as long as its place holds what it held. */
export function fingerprintIn(
  {ruleId, message, offset: start, endOffset: end}: FindingRecord,
  text: string
): string {
  return fingerprintOf({ruleId, message, span: {start, end}}, text)
}
