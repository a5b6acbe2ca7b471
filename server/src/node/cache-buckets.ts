import {join} from 'node:path'
import {pathHash} from '../base/hash.js'

/** So many that a changed article costs little, so few that a small corpus does too. */
export const BUCKETS = 256

/** The number of the bucket of an article, by its path alone, so that new articles move no others. */
export function bucketOf(path: string): number {
  return pathHash(path) % BUCKETS
}

/** The file of a bucket in the folder that a project has in the cache. */
export function bucketFile(folder: string, bucket: number): string {
  return join(folder, bucket.toString(16).padStart(2, '0'))
}
