import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface RevokeQuestionProps {
  label: string;
  onClose: () => void;
  onRevoke: () => void;
}

/** Asks before a link goes for good. */
export function RevokeQuestion({ label, onClose, onRevoke }: RevokeQuestionProps) {
  return (
    <Dialog title={`Revoke “${label}”?`} size="narrow" onClose={onClose}>
      <p className="text-dim">
        Whoever has it open sees nothing more once their page asks again, mostly within seconds, and it opens nothing
        from now on. That can&apos;t be undone; to stop it for a while, pause it.
      </p>
      <form method="dialog" className="mt-5 flex flex-wrap gap-2">
        <Button type="submit" onClick={onRevoke} className="border-stuck text-stuck">
          Revoke it
        </Button>
        <Button type="submit" data-first-focus>
          Keep it
        </Button>
      </form>
    </Dialog>
  );
}
