/** The texts of the page, for translations. */
export const PAGE_STRINGS: readonly string[] = []
