/** What can be published. Larger drafts are kept and checked, and refused by name at publish. */
export const MAX_NODES = 1000
export const MAX_EDGES = 4000
