import type {
  CorpusView,
  FileChange,
  ProjectOutcome
} from '../../server/src/annotate/corpus/corpus-view.js'
import {applyEdits} from '../../server/src/base/edits.js'
import {runSteps, type Steps} from '../../server/src/base/steps.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import {everyRun} from '../support/every-run.js'
import {type FixtureFile, parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

/** The texts of a project's files by path. */
export type Texts = Readonly<Record<string, string>>

/** The files of a fixture. */
export function textsOf(fixture: string): Texts {
  return Object.fromEntries(parseFixture(fixture).files.map(({path, text}) => [path, text]))
}

/** A project in memory as an act over many files reads it; `read` collects the paths of the articles that it looked into. */
export function viewOf(texts: Texts, read: string[] = []): CorpusView {
  const files: FixtureFile[] = Object.entries(texts).map(([path, text]) => ({
    path,
    text,
    marks: []
  }))
  const {project, articles} = toProject(files)
  return {
    project,
    *articles({facts, text}) {
      for (const model of articles) {
        const isMeant = (!text || text(model.syntax.text)) && facts(collectFacts(model))
        if (isMeant) read.push(model.path)
        yield isMeant ? model : undefined
      }
    }
  }
}

/** The texts after changes. */
export function changed(texts: Texts, changes: readonly FileChange[]): Texts {
  const edited = changes.map(({path, edits}) => [path, applyEdits(texts[path] ?? '', edits)])
  return {...texts, ...Object.fromEntries(edited)}
}

/** What an act makes of a project's files: the new texts, or why not. */
export function doInProject(
  texts: Texts,
  act: (view: CorpusView) => Steps<ProjectOutcome>
): Texts | string {
  const outcome = runSteps(act(viewOf(texts)))
  return outcome.type === 'done' ? changed(texts, outcome.changes) : outcome.reason
}

/** What all rules find in a project: the path, the rule and the line of each finding, sorted. */
export function findingsIn(texts: Texts): readonly string[] {
  const files = Object.entries(texts).map(([path, text]) => ({path, text, marks: []}))
  const project = toProject(files)
  return everyRun(project, project.project.config.rules)
    .flatMap(({findings}) => findings)
    .map(({path, ruleId, span}) => {
      const line = (texts[path] ?? '').slice(0, span.start).split(/\r\n?|\n/).length
      return `${path} ${line} ${ruleId}`
    })
    .sort()
}
