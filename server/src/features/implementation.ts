import type {Steps} from '../base/steps.js'
import {modelOf} from '../session/derive.js'
import {occurrencesOf, type Place, subjectAt} from '../session/queries.js'
import {articlesNaming, maySpeak, speakersOf} from '../session/speakers.js'
import type {Article, Workspace} from '../session/workspace.js'

/**
 * Where the entry at a UTF-16 offset becomes real in its project: the claims of somebody who may say something, and the
 * first mention in each article of anything else, as a place. Lists of one article each, as from a large corpus; nothing
 * where no entry is named.
 */
export function* implementationsAt(
  workspace: Workspace,
  path: string,
  offset: number
): Generator<readonly Place[]> {
  const found = subjectAt(workspace, path, offset)
  if (found?.subject.type !== 'entry') return
  const {root, subject} = found
  const project = workspace.projects.get(root)
  const entry = project?.glossary.entries.get(subject.id)
  if (!project || !entry) return
  const isSpeaker = maySpeak(project.codebook, entry.kind)
  for (const article of yield* listingSteps(articlesNaming(workspace, root, entry.id, path)))
    yield isSpeaker
      ? claimsBy(workspace, article, entry.id)
      : occurrencesOf(workspace, article, subject)
          .filter(({form}) => form === 'mention')
          .slice(0, 1)
          .map(({span}) => ({path: article.path, span}))
}

/** Gives empty lists for steps that find no place yet. */
function* listingSteps<T>(steps: Steps<T>): Generator<readonly Place[], T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield []
  }
}

function claimsBy(workspace: Workspace, article: Article, id: string): readonly Place[] {
  const model = modelOf(workspace, article)
  return model.claims
    .filter(claim => speakersOf(model, claim).some(speaker => speaker.id === id))
    .map(({unit: {tag}}) => ({
      path: article.path,
      span: {start: tag.contentStart, end: tag.contentEnd}
    }))
}
