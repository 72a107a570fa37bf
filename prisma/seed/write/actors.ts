/** Local names for the picker: there is no sign-in yet. The first one owns the demo's journeys. */
export const ACTORS = [
  { id: 'claire', name: 'Claire Morel' },
  { id: 'yanis', name: 'Yanis Benali' },
  { id: 'sofia', name: 'Sofia Nguyen' },
] as const
export const OWNER = ACTORS[0]
