import type {ArticleModel, UnitAttribute} from '../../model/article-model.js'

/** Finds the attributes `status` with a value, where the codebook has that code. */
export function* findStatus({units}: ArticleModel, wanted: string): Iterable<UnitAttribute> {
  for (const {attributes} of units) {
    for (const attribute of attributes) {
      if (attribute.name !== 'status' || attribute.written.value !== wanted) continue
      if (attribute.definition?.codes.has(wanted)) yield attribute
    }
  }
}
