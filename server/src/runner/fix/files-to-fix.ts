import type {FixSettings} from '../../cli/options/read-fixing.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {FileToFix} from './fix-file.js'

/**
 * The articles, or the projects' own files, in which something was found that has a fix: each once, also where
 * several projects have it, and sorted by path. Besides standard input there is none.
 */
export function filesToFix(
  jobs: readonly ProjectFiles[],
  findings: readonly FindingRecord[],
  what: 'articles' | 'own files',
  {unsafe}: FixSettings
): FileToFix[] {
  const byPath = groupByPath(findings)
  const files: FileToFix[] = []
  for (const job of jobs) {
    for (const path of pathsIn(job, what)) {
      const shown = job.checker.show(path)
      const found = byPath.get(shown)
      byPath.delete(shown)
      if (found?.some(({fix}) => fix && (unsafe || fix.safety === 'safe')))
        files.push({checker: job.checker, path, found})
    }
  }
  return files.sort((a, b) => (shownPath(a) < shownPath(b) ? -1 : 1))
}

function pathsIn({checker, articles, given}: ProjectFiles, what: string): readonly string[] {
  if (what === 'articles') return articles
  const own = [...checker.project.texts.keys()]
  return given === undefined ? own : own.filter(path => path === given)
}

/** A file as seen from the working directory. */
export function shownPath({checker, path}: FileToFix): string {
  return checker.show(path)
}

function groupByPath(findings: readonly FindingRecord[]): Map<string, FindingRecord[]> {
  const groups = new Map<string, FindingRecord[]>()
  for (const finding of findings) {
    const group = groups.get(finding.path)
    if (group) group.push(finding)
    else groups.set(finding.path, [finding])
  }
  return groups
}
