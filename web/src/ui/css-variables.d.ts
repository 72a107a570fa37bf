import 'react'

declare module 'react' {
  // Custom properties are how a component hands its hue to its stylesheet.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
