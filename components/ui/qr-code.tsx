/** A QR code as draw-qr-code.ts makes it. */
export interface QrDrawing {
  /** Modules a side, quiet zone included. */
  size: number;
  /** The dark modules as an SVG path, one unit a module. */
  path: string;
}

/** A QR code: dark on light in every theme, for many readers know no other. */
export function QrCode({ code, label, className = "" }: { code: QrDrawing; label: string; className?: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      width="176"
      height="176"
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
