import { problem } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** No such route: programs get the failure shape they know instead of a page. */
const refuse = () => problem("not-found");
export {
  refuse as DELETE,
  refuse as GET,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as POST,
  refuse as PUT,
};
