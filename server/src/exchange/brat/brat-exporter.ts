import type {Exporter, ExportTask} from '../export/exporter.js'
import {addUsed, startUsed, writeConfiguration} from './configuration.js'
import {exportBrat} from './export-brat.js'
import {type BratText, exportedFile, writeManifest} from './manifest.js'
import {TOOLS, writeNames, writeVisuals} from './tool-configuration.js'

/**
 * Exports articles to brat: a text and its annotations each, the configuration, the names of the glossary, and what says which
 * article a text is.
 */
export function bratExporter({codebook, glossary, generator, nameOf}: ExportTask): Exporter {
  const used = startUsed(codebook)
  const texts: BratText[] = []
  return {
    start: () => [
      {file: 'annotation.conf', text: ''},
      {file: 'tools.conf', text: TOOLS},
      {file: 'visual.conf', text: writeVisuals(codebook)},
      {file: 'Glossary.tsv', text: writeNames(glossary)},
      {file: 'newsmark.json', text: ''}
    ],
    add(model) {
      const {txt, ann, document, article, losses} = exportBrat(model)
      const file = nameOf(model.path)
      addUsed(used, document)
      const {path, id, hash, fields} = article
      texts.push({file, path, id, 'text-sha256': hash, metadata: Object.fromEntries(fields)})
      const pieces = [
        {file: `${file}.txt`, text: txt, isWhole: true},
        {file: `${file}.ann`, text: ann, isWhole: true},
        {file: exportedFile(file), text: ann, isWhole: true}
      ] as const
      return {pieces, losses}
    },
    finish: () => ({
      pieces: [
        {file: 'annotation.conf', text: writeConfiguration(used)},
        {file: 'newsmark.json', text: writeManifest(texts, generator)}
      ],
      losses: []
    })
  }
}
