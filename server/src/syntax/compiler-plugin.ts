import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import {stringify} from './stringify.js'

/** The plugin that makes a `unified` processor write articles; it throws as `stringify` does. */
export const newsmarkStringify: Plugin<[], Root, string> = function () {
  this.compiler = tree => stringify(tree as Root)
}
