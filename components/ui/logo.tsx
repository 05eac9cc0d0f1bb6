/** Three slots: two taken, one free. */
export function Logo({ className = "" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 12" width="24" height="12" className={`h-3 w-6 ${className}`}>
      <rect x="0" y="0.5" width="7" height="11" rx="1.5" className="fill-running" />
      <rect x="8.5" y="0.5" width="7" height="11" rx="1.5" className="fill-running" />
      <rect x="17.5" y="1" width="6" height="10" rx="1.25" className="fill-none stroke-dim" />
    </svg>
  );
}
