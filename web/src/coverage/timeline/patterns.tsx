/** Patterns of what was not read, so that nothing is told by colour alone. Once a page; lanes refer to them. */
export function Patterns() {
  return (
    <svg width={0} height={0} aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        <pattern
          id="gap-hatch"
          width={7}
          height={7}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={2} height={7} className="hatch-gap" />
        </pattern>
        <pattern id="gaps-mixed" width={4} height={4} patternUnits="userSpaceOnUse">
          <rect width={2.5} height={4} className="hatch-gap" />
          <rect x={2.5} width={1.5} height={4} className="hatch-covered" />
        </pattern>
        <pattern
          id="unavailable-hatch"
          width={5}
          height={5}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width={5} height={5} className="hatch-ground" />
          <rect width={1.2} height={5} className="hatch-unavailable" />
        </pattern>
        <pattern id="older-mapper" width={6} height={6} patternUnits="userSpaceOnUse">
          <circle cx={3} cy={3} r={1} className="hatch-older" />
        </pattern>
        <pattern
          id="read-now"
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={8} height={8} className="hatch-now-ground" />
          <rect width={4} height={8} className="hatch-now" />
        </pattern>
      </defs>
    </svg>
  );
}
