import { parseTheme, THEME_HEADER } from "@/lib/domain/theme";
import { guarded } from "@/lib/server/access/guard";
import { notFoundPage } from "@/lib/server/not-found-page";

export const dynamic = "force-dynamic";

/** Every address that is no other's, whatever the method. */
const answer = guarded("/[...path]", ({ headers }) => notFoundPage(parseTheme(headers.get(THEME_HEADER))));
export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
