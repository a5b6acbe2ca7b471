import type {CorpusView} from '../../annotate/corpus/corpus-view.js'
import {collectFacts} from '../../model/facts/collect-facts.js'
import {resolve} from '../../model/resolve.js'
import type {Failure} from '../../reporting/report.js'
import {parse} from '../../syntax/parse.js'
import {toFailure} from '../files/failure.js'
import type {ProjectFiles} from '../files/run-files.js'

/** A project as an act over many files reads it from the disk, one article after the other. */
export interface ReadCorpus {
  readonly view: CorpusView
  /** The texts of the articles that acts were concerned with, by path; of others, nothing is kept. */
  readonly texts: ReadonlyMap<string, string>
  /** The articles that could not be read. */
  readonly failures: readonly Failure[]
}

/** Makes the view of a project's files; `articles` are those that acts may change, relative to its root. */
export function readCorpus(
  {project, access}: ProjectFiles,
  articles: readonly string[]
): ReadCorpus {
  const texts = new Map<string, string>()
  const failures: Failure[] = []
  const read = (path: string): string | undefined => {
    try {
      return access.read(path)
    } catch (error) {
      failures.push(toFailure(access.show(path), error))
      return undefined
    }
  }
  const view: CorpusView = {
    project,
    *articles(concern) {
      for (const path of articles) {
        const text = read(path)
        if (text === undefined || concern.text?.(text) === false) {
          yield undefined
          continue
        }
        const model = resolve(path, parse(text), project.codebook, project.glossary)
        const isMeant = concern.facts(collectFacts(model))
        if (isMeant) texts.set(path, text)
        yield isMeant ? model : undefined
      }
    }
  }
  return {view, texts, failures}
}
