/** The whole drawing in view, never enlarged, clear of the tools at the bottom. */
export const FIT = { padding: { top: '24px', left: '20px', right: '20px', bottom: '58px' }, maxZoom: 1 } as const
/** Calm motion: 120 to 160 ms; React Flow itself drops it for nobody, so the caller asks. */
export const motion = () => ({ duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150 })
