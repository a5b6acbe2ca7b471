import {diffLines} from 'diff'
import type {
  CorpusView,
  FileChange,
  ProjectOutcome
} from '../../server/src/annotate/corpus/corpus-view.js'
import {applyEdits} from '../../server/src/base/edits.js'
import {runSteps, type Steps} from '../../server/src/base/steps.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {readGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
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

/** A project in memory as an act over many files reads it, with its glossary as an editor has it. */
function viewOf(texts: Texts): CorpusView {
  const files: FixtureFile[] = Object.entries(texts).map(([path, text]) => ({
    path,
    text,
    marks: []
  }))
  const {project: read, articles} = toProject(files)
  const {codebook, glossary} = read
  const rows = glossary.files.map(({path, text}) => readGlossaryFile(path, text, codebook))
  const project = {...read, glossary: buildGlossary(rows)}
  return {
    project,
    *articles({facts, text}) {
      for (const model of articles) {
        const isMeant = (!text || text(model.syntax.text)) && facts(collectFacts(model))
        yield isMeant ? model : undefined
      }
    }
  }
}

/** The texts after changes. */
function changed(texts: Texts, changes: readonly FileChange[]): Texts {
  const edited = changes.map(({path, edits}) => [path, applyEdits(texts[path] ?? '', edits)])
  return {...texts, ...Object.fromEntries(edited)}
}

/** What an act makes of a project's files: the new texts, or why not. */
export function doInProject(
  texts: Texts,
  act: (view: CorpusView) => Steps<ProjectOutcome>
): Texts | string {
  const outcome = runSteps(act(viewOf(texts)))
  return outcome.type === 'done' ? changed(texts, outcome.changes) : outcome.reason.toString()
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

/** The lines that differ between the texts of files, under the name of each file. */
export function drawChanges(before: Texts, after: Texts): string {
  const drawn: string[] = []
  for (const [path, text] of Object.entries(after)) {
    if (text === before[path]) continue
    drawn.push(`${path}:`)
    for (const {added, removed, value} of diffLines(before[path] ?? '', text))
      for (const line of value.replace(/\n$/, '').split('\n'))
        if (added || removed) drawn.push(`${added ? '+' : '-'} ${line}`)
  }
  return drawn.join('\n')
}

/** The ids of entries that a project defines, and those that its entries and its articles refer to. */
export function namedIn(texts: Texts): readonly string[] {
  const files = Object.entries(texts).map(([path, text]) => ({path, text, marks: []}))
  const {project, articles} = toProject(files)
  const {kinds} = project.codebook
  const inGlossary = [...project.glossary.entries.values()].flatMap(({id, kind, fields}) => [
    id,
    ...[...fields.values()]
      .filter(({name}) => kinds.get(kind)?.fields.get(name)?.type === 'entry')
      .flatMap(({values}) => values.map(({text}) => text))
  ])
  return [
    ...inGlossary,
    ...articles.flatMap(({references}) => references.map(({value}) => value.text))
  ]
}
