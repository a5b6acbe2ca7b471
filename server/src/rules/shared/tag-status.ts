import type {ArticleModel, UnitAttribute} from '../../model/article-model.js'

/** The `status` of each tag that has the wanted one, where the codebook knows it. */
export function* findStatus({units}: ArticleModel, wanted: string): Iterable<UnitAttribute> {
  for (const {attributes} of units) {
    for (const attribute of attributes) {
      if (attribute.name !== 'status' || attribute.written.value !== wanted) continue
      if (attribute.definition?.codes.has(wanted)) yield attribute
    }
  }
}
