import type {Edit} from '../../base/edits.js'
import {phrase} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import type {Project} from '../../project/project.js'
import type {Refusal} from '../act.js'

/** A project with its articles, as an act reads them that changes many files. */
export interface CorpusView {
  readonly project: Project
  /**
   * The models of the articles that an act is concerned with, and perhaps of others; undefined where one was passed by, so
   * that work in slices can rest there. Throws what reading them throws.
   */
  readonly articles: (concern: Concern) => Iterable<ArticleModel | undefined>
}

/** Tells which articles an act is concerned with. Whoever knows no facts asks the text, and reads more articles. */
export interface Concern {
  readonly facts: (facts: ArticleFacts) => boolean
  readonly text?: (text: string) => boolean
}

/** What is to be changed in one file of a project. */
export interface FileChange {
  /** As the project names it: relative to its root. */
  readonly path: string
  /** In UTF-16 offsets of the text as it is; sorted by place, disjoint, at least one. */
  readonly edits: readonly Edit[]
}

/** What an act makes of the files of a project. */
export interface ProjectDone {
  readonly type: 'done'
  /** Each file once: those of the project first, then articles. */
  readonly changes: readonly FileChange[]
}

export type ProjectOutcome = ProjectDone | Refusal

/** An act over many files, in steps of at most one file each. */
export type ProjectSteps = Steps<ProjectOutcome>

/** A refusal with the file that is in the way. */
export function inFile(path: string, refusal: Refusal): Refusal {
  return {...refusal, reason: phrase`${refusal.reason} (${path})`}
}
