import {count, grouped} from './count.js'

/** A number of bytes as it can be given on the command line, as far as it is round. */
export function formatSize(bytes: number): string {
  const unit = UNITS.find(({size}) => bytes >= size && bytes % size === 0)
  return unit ? `${grouped(bytes / unit.size)} ${unit.name}` : count(bytes, 'byte')
}

const UNITS = [
  {name: 'GB', size: 1024 ** 3},
  {name: 'MB', size: 1024 ** 2},
  {name: 'kB', size: 1024}
]
