import type { Metadata } from "next";
import WallLayout, { viewport as wallViewport } from "../../../wall/layout";

/** No more in a link's preview than the product's name, which the screen writes into the title. */
export const metadata: Metadata = { description: null };

export const viewport = wallViewport;

/** The wall's document, for a wall that is opened through a link. */
export default WallLayout;
