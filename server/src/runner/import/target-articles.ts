import {getOrMake, pushTo} from '../../base/group.js'
import type {BratText} from '../../exchange/brat/manifest.js'
import type {ArticleModel} from '../../model/article-model.js'
import {resolve} from '../../model/resolve.js'
import {sealingHash} from '../../model/seal.js'
import type {Project} from '../../project/project.js'
import type {Failure} from '../../reporting/report.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {toFailure} from '../files/failure.js'
import {resolveOperands} from '../files/resolve-files.js'
import type {FileOptions} from '../options.js'

/** The articles that annotations are brought into. */
export interface TargetArticles {
  /** The article that a text is, by its words, or else by its name; undefined where there is none. */
  readonly find: (
    text: string,
    name: string,
    known: BratText | undefined
  ) => TargetArticle | undefined
  readonly failures: readonly Failure[]
}

/** An article, read. */
export interface TargetArticle {
  /** As seen from the working directory. */
  readonly path: string
  /** Relative to its project. */
  readonly name: string
  readonly model: ArticleModel
  readonly read: (text: string) => ArticleModel
}

/** Where an article is, before it is read. */
interface Place {
  readonly path: string
  readonly name: string
  readonly text: () => string
  readonly project: Project
}

/** Finds the articles in and below a path. Each is read once for its words, when the first text is looked for. */
export function targetArticles(folder: string, files: FileOptions, cwd: string): TargetArticles {
  const {projects, failures: unread} = resolveOperands({...files, paths: [folder]}, cwd)
  const failures: Failure[] = [...unread]
  const places = projects.flatMap(({project, access, articles}) =>
    articles.map((name): Place => {
      return {path: access.show(name), name, text: () => access.read(name), project}
    })
  )
  const hashes = new Map<string, Map<string, Place[]>>()
  const byHash = (): ReadonlyMap<string, readonly Place[]> =>
    getOrMake(hashes, '', () => {
      const found = new Map<string, Place[]>()
      for (const place of places) {
        try {
          pushTo(found, sealingHash(toBaseText(parse(place.text())).text), place)
        } catch (error) {
          failures.push(toFailure(place.path, error))
        }
      }
      return found
    })
  return {
    failures,
    find(text, name, known) {
      const isNamed = (place: Place): boolean =>
        known
          ? place.name === known.path
          : withoutEnding(place.name).endsWith(`/${name}`) || withoutEnding(place.name) === name
      const same = byHash().get(sealingHash(text)) ?? []
      const named = same.length > 0 ? same.filter(isNamed) : places.filter(isNamed)
      const [place, other] = named.length > 0 ? named : same
      return place && !other ? open(place) : undefined
    }
  }
}

function open({path, name, text, project}: Place): TargetArticle {
  const read = (written: string): ArticleModel =>
    resolve(name, parse(written), project.codebook, project.glossary)
  return {path, name, model: read(text()), read}
}

function withoutEnding(name: string): string {
  return name.replace(/(?:\.news\.txt|\.[^./]*)$/, '')
}
