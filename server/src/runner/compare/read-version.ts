import {type Version, versionOf} from '../../exchange/compare/annotation.js'
import {buildGlossary} from '../../glossary/glossary.js'
import type {ArticleModel} from '../../model/article-model.js'
import {resolve} from '../../model/resolve.js'
import type {Project} from '../../project/project.js'
import {parse} from '../../syntax/parse.js'
import {projectFinder} from '../files/project-finder.js'
import {loadFound} from '../files/run-project.js'
import type {FileOptions} from '../options.js'

/** Gives the project of each path; each is loaded once. */
export function projectsOf(options: FileOptions, cwd: string): (path: string) => Project {
  const find = projectFinder(options, cwd)
  const loaded = new Map<string, Project>()
  return path => {
    const found = find(path)
    const known = loaded.get(found.root)
    if (known) return known
    const project = loadFound(found, options)
    loaded.set(found.root, project)
    return project
  }
}

/**
 * Reads a version of an article as it is written, under the codebook of its project and without the glossary: an entry that
 * changed is no change of an article.
 */
export function readVersion(path: string, text: string, project: Project): Version {
  return versionOf(readModel(path, text, project))
}

/** The model of such a version. */
export function readModel(path: string, text: string, {codebook}: Project): ArticleModel {
  return resolve(path, parse(text), codebook, NO_GLOSSARY)
}

const NO_GLOSSARY = buildGlossary([])
