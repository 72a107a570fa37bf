const FAR_ZOOM = 0.28

/** So small that no row could be read or grabbed: cards then show a name only, and hundreds of them stay quick. */
export const isFar = (state: { transform: readonly [number, number, number] }): boolean => state.transform[2] < FAR_ZOOM
