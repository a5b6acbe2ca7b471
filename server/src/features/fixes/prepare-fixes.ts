import type {Span} from '../../base/span.js'
import type {Steps} from '../../base/steps.js'
import {isMention, unitAt} from '../../model/queries.js'
import {derivingSteps, modelOf} from '../../session/derive.js'
import {checkNext} from '../../session/project-findings.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {findingsInFile} from './fix-file.js'
import {lookForNear} from './near-entries.js'

/**
 * Works out what takes long of the fixes at a span of an open article or of one of the project files: what is found in
 * it, and the entries with a like name. Whoever asks for the fixes afterwards finds that made.
 */
export function* prepareFixes(workspace: Workspace, path: string, span: Span): Steps<void> {
  const article = workspace.open.get(path)
  if (article) yield* prepareInArticle(workspace, article, span)
  else
    for (const project of workspace.projects.values()) while (checkNext(workspace, project)) yield
}

function* prepareInArticle(workspace: Workspace, article: Article, span: Span): Steps<void> {
  yield* derivingSteps(workspace, article)
  const model = modelOf(workspace, article)
  for (const {ruleId, span: found} of findingsInFile(workspace, article.path)) {
    if (ruleId !== 'unresolved-mention' || found.start > span.end || span.start > found.end)
      continue
    const unit = unitAt(model, found.start)
    if (unit && isMention(unit)) yield* lookForNear(model, unit.kind.name, unit.text)
  }
}
